/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An independent VXI-11 server over the system's RPC library: *IDN?, and "BLOCK? n". Prints its port. */
#include "vxi11.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

void device_core_1(struct svc_req *request, SVCXPRT *transport);

static char *reply;
static size_t reply_size, reply_sent;

static void say(const char *text)
{
    free(reply);
    reply = strdup(text);
    reply_size = strlen(text);
    reply_sent = 0;
}

Create_LinkResp *create_link_1_svc(Create_LinkParms *call, struct svc_req *request)
{
    static Create_LinkResp result;
    (void)request;
    result.error = strcmp(call->device, "inst0") == 0 ? 0 : 3;
    result.lid = 0;
    result.abortPort = 0;
    result.maxRecvSize = 1024;
    return &result;
}

Device_WriteResp *device_write_1_svc(Device_WriteParms *call, struct svc_req *request)
{
    static Device_WriteResp result;
    size_t count;
    (void)request;
    result.error = 0;
    result.size = call->data.data_len;
    if (call->data.data_len >= 5 && memcmp(call->data.data_val, "*IDN?", 5) == 0) {
        say("Independent,Peer,7,1\n");
    } else if (call->data.data_len >= 7 && memcmp(call->data.data_val, "BLOCK? ", 7) == 0) {
        count = (size_t)atol(call->data.data_val + 7);
        free(reply);
        reply = malloc(count + 16);
        reply_size = (size_t)sprintf(reply, "#9%09zu", count);
        for (size_t i = 0; i < count; ++i)
            reply[reply_size++] = (char)(i * 7);
        reply[reply_size++] = '\n';
        reply_sent = 0;
    }
    return &result;
}

Device_ReadResp *device_read_1_svc(Device_ReadParms *call, struct svc_req *request)
{
    static Device_ReadResp result;
    size_t count = reply_size - reply_sent;
    (void)request;
    if (count > call->requestSize)
        count = call->requestSize;
    if (count > 60000)
        count = 60000; /* a small server buffer: the client reads again */
    result.data.data_val = reply ? reply + reply_sent : NULL;
    result.data.data_len = (unsigned)count;
    reply_sent += count;
    result.error = count == 0 ? 15 : 0;
    result.reason = reply_sent == reply_size ? 4 : count == call->requestSize ? 1 : 0;
    return &result;
}

Device_ReadStbResp *device_readstb_1_svc(Device_GenericParms *call, struct svc_req *request)
{
    static Device_ReadStbResp result;
    (void)call;
    (void)request;
    result.error = 0;
    result.stb = reply_sent < reply_size ? 16 : 0;
    return &result;
}

static Device_Error *fine(void)
{
    static Device_Error result;
    result.error = 0;
    return &result;
}

Device_Error *device_trigger_1_svc(Device_GenericParms *call, struct svc_req *request)
{
    (void)call;
    (void)request;
    return fine();
}

Device_Error *device_clear_1_svc(Device_GenericParms *call, struct svc_req *request)
{
    (void)call;
    (void)request;
    reply_sent = reply_size;
    return fine();
}

Device_Error *device_lock_1_svc(Device_LockParms *call, struct svc_req *request)
{
    (void)call;
    (void)request;
    return fine();
}

Device_Error *device_unlock_1_svc(long *call, struct svc_req *request)
{
    (void)call;
    (void)request;
    return fine();
}

Device_Error *destroy_link_1_svc(long *call, struct svc_req *request)
{
    (void)call;
    (void)request;
    return fine();
}

int main(void)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, 5) != 0)
        return 1;
    SVCXPRT *transport = svctcp_create(fd, 0, 0);
    getsockname(fd, (struct sockaddr *)&address, &size);
    if (transport == NULL || !svc_register(transport, DEVICE_CORE, DEVICE_CORE_VERSION, device_core_1, 0))
        return 1;
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    svc_run();
    return 0;
}
