/* SPDX-License-Identifier: GPL-3.0-or-later */
/* liblxi as a client, driven by lines: peers.py says what to do.
 *
 *     lxi_peer vxi11|raw|hislip PORT NAME
 *
 * Prints 0 once connected, -1 and ends where liblxi refuses. "query MS TEXT" sends the text with a newline and prints how many
 * bytes came back, -1 for none in time, and the bytes in hexadecimal. */
#include <lxi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 4 << 20 };

static void report(const char *bytes, int count)
{
    printf("%d ", count);
    for (int i = 0; i < count; ++i)
        printf("%02x", (unsigned char)bytes[i]);
    printf("\n");
}

int main(int argc, char **argv)
{
    static char line[1 << 16], message[1 << 16], reply[LARGEST];
    if (argc != 4 || lxi_init() != LXI_OK)
        return 2;
    const lxi_protocol_t protocol = strcmp(argv[1], "raw") == 0 ? RAW : strcmp(argv[1], "hislip") == 0 ? HISLIP : VXI11;
    const int device = lxi_connect("127.0.0.1", atoi(argv[2]), strcmp(argv[3], "-") == 0 ? NULL : argv[3], 3000, protocol);
    printf("%d\n", device < 0 ? -1 : 0);
    fflush(stdout);
    if (device < 0)
        return 1;
    while (fgets(line, sizeof line, stdin)) {
        int timeout = 0, at = 0;
        line[strcspn(line, "\n")] = '\0';
        if (sscanf(line, "query %d %n", &timeout, &at) == 1 && at > 0) {
            const int length = snprintf(message, sizeof message, "%s\n", line + at);
            if (lxi_send(device, message, length, timeout) != length)
                printf("-1 \n");
            else
                report(reply, lxi_receive(device, reply, LARGEST, timeout));
        }
        fflush(stdout);
    }
    return lxi_disconnect(device) == LXI_OK ? 0 : 1;
}
