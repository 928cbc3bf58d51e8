/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libmodbus at either end; modbus.py says what to do.
 *
 *     modbus_peer client PORT      carries out lines of standard input and prints an answer a line
 *     modbus_peer server           prints its port and serves 1000 cells of each kind to one client after another
 *     modbus_peer rtu FILE UNIT    serves them on a serial port (19200 8E1), once it has printed "ready"
 *
 * Lines: "unit N", "coils|discrete|holding|input ADDRESS COUNT", "coil ADDRESS VALUE", "register ADDRESS VALUE",
 * "coils= ADDRESS VALUE …", "registers= ADDRESS VALUE …", "mask ADDRESS AND OR", "exchange WRITE READ COUNT VALUE …".
 * The answer is the values, "ok", or "error" and libmodbus' words. */
#include <modbus/modbus.h>

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { MOST = 2000 };

static int values_of(char *words, uint16_t *values)
{
    int count = 0;
    for (char *word = strtok(words, " \n"); word && count < MOST; word = strtok(NULL, " \n"))
        values[count++] = (uint16_t)strtol(word, NULL, 0);
    return count;
}

static void answer(int result, const uint16_t *words, const uint8_t *bits)
{
    if (result < 0) {
        printf("error %s\n", modbus_strerror(errno));
        return;
    }
    for (int i = 0; i < result && (words || bits); ++i)
        printf("%s%d", i ? " " : "", words ? words[i] : bits[i]);
    printf(words || bits ? "\n" : "ok\n");
}

static void carry_out(modbus_t *bus, char *line)
{
    static uint16_t words[MOST], given[MOST];
    static uint8_t bits[MOST];
    char *rest = strchr(line, ' ');
    const size_t length = rest ? (size_t)(rest - line) : strcspn(line, "\n");
    const int count = rest ? values_of(rest + 1, given) : 0;
#define IS(word) (length == strlen(word) && strncmp(line, word, length) == 0)
    if (IS("unit") && count == 1)
        answer(modbus_set_slave(bus, given[0]), NULL, NULL);
    else if (IS("coils") && count == 2)
        answer(modbus_read_bits(bus, given[0], given[1], bits), NULL, bits);
    else if (IS("discrete") && count == 2)
        answer(modbus_read_input_bits(bus, given[0], given[1], bits), NULL, bits);
    else if (IS("holding") && count == 2)
        answer(modbus_read_registers(bus, given[0], given[1], words), words, NULL);
    else if (IS("input") && count == 2)
        answer(modbus_read_input_registers(bus, given[0], given[1], words), words, NULL);
    else if (IS("coil") && count == 2)
        answer(modbus_write_bit(bus, given[0], given[1]), NULL, NULL);
    else if (IS("register") && count == 2)
        answer(modbus_write_register(bus, given[0], given[1]), NULL, NULL);
    else if (IS("coils=") && count > 1) {
        for (int i = 1; i < count; ++i)
            bits[i - 1] = given[i] != 0;
        answer(modbus_write_bits(bus, given[0], count - 1, bits), NULL, NULL);
    } else if (IS("registers=") && count > 1)
        answer(modbus_write_registers(bus, given[0], count - 1, given + 1), NULL, NULL);
    else if (IS("mask") && count == 3)
        answer(modbus_mask_write_register(bus, given[0], given[1], given[2]), NULL, NULL);
    else if (IS("exchange") && count > 3)
        answer(modbus_write_and_read_registers(bus, given[0], count - 3, given + 3, given[1], given[2], words), words, NULL);
    else
        printf("what\n");
}

static int be_client(int port)
{
    static char line[1 << 16];
    modbus_t *bus = modbus_new_tcp("127.0.0.1", port);
    if (!bus || modbus_set_slave(bus, 1) != 0 || modbus_connect(bus) != 0)
        return 1;
    modbus_set_response_timeout(bus, 2, 0);
    while (fgets(line, sizeof line, stdin)) {
        carry_out(bus, line);
        fflush(stdout);
    }
    modbus_close(bus);
    modbus_free(bus);
    return 0;
}

static modbus_mapping_t *cells_to_serve(void)
{
    modbus_mapping_t *cells = modbus_mapping_new(1000, 1000, 1000, 1000);
    for (int i = 0; cells && i < 1000; ++i) {
        cells->tab_input_registers[i] = (uint16_t)(i * 3);
        cells->tab_input_bits[i] = i % 3 == 0;
    }
    return cells;
}

/* Until the client has gone; on a serial line for ever. */
static void serve(modbus_t *bus, modbus_mapping_t *cells, int is_serial)
{
    uint8_t request[MODBUS_TCP_MAX_ADU_LENGTH];
    for (;;) {
        const int count = modbus_receive(bus, request);
        if (count > 0)
            modbus_reply(bus, request, count, cells);
        else if (count < 0 && !is_serial)
            return;
    }
}

static int be_server(void)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    modbus_mapping_t *cells = cells_to_serve();
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (!cells || bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 5) != 0)
        return 1;
    getsockname(listener, (struct sockaddr *)&address, &size);
    modbus_t *bus = modbus_new_tcp("127.0.0.1", ntohs(address.sin_port));
    modbus_set_slave(bus, 1);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    while (modbus_tcp_accept(bus, &listener) >= 0) {
        serve(bus, cells, 0);
        modbus_close(bus);
    }
    return 1;
}

static int be_rtu_server(const char *file, int unit)
{
    modbus_mapping_t *cells = cells_to_serve();
    modbus_t *bus = modbus_new_rtu(file, 19200, 'E', 8, 1);
    if (!cells || !bus || modbus_set_slave(bus, unit) != 0 || modbus_connect(bus) != 0) {
        fprintf(stderr, "%s\n", modbus_strerror(errno));
        return 1;
    }
    printf("ready\n");
    fflush(stdout);
    serve(bus, cells, 1);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "client") == 0)
        return be_client(atoi(argv[2]));
    if (argc == 4 && strcmp(argv[1], "rtu") == 0)
        return be_rtu_server(argv[2], atoi(argv[3]));
    return argc == 2 && strcmp(argv[1], "server") == 0 ? be_server() : 2;
}
