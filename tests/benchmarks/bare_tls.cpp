// SPDX-License-Identifier: GPL-3.0-or-later
//
// HiSLIP over TLS with nothing between the loop and OpenSSL: what the hardware and the library can do. No
// deadlines, no cancel, no checks, SSL_read() and SSL_write() on a blocking socket.
//
//     bare_tls server                        prints "READY PORT SHA256", serves *IDN? and "WAV? N" for ever
//     bare_tls query PORT COUNT              prints {"per_s": …}
//     bare_tls block PORT BYTES COUNT        prints {"MB_s": …}
//
// The server speaks enough of HiSLIP 2.0 for a real client: both channels, mandatory encryption, no login.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Header = std::array<unsigned char, 16>;

[[noreturn]] void die(const char* what)
{
    std::perror(what);
    std::exit(1);
}

Header header(int type, int control, std::uint32_t parameter, std::uint64_t length)
{
    Header bytes{'H', 'S', static_cast<unsigned char>(type), static_cast<unsigned char>(control)};
    for (unsigned i = 0; i < 4; ++i)
        bytes[4 + i] = static_cast<unsigned char>(parameter >> (24 - 8 * i));
    for (unsigned i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<unsigned char>(length >> (56 - 8 * i));
    return bytes;
}

std::uint64_t lengthOf(const Header& bytes)
{
    std::uint64_t length = 0;
    for (unsigned i = 8; i < 16; ++i)
        length = length << 8 | bytes[i];
    return length;
}

std::uint32_t parameterOf(const Header& bytes)
{
    return std::uint32_t{bytes[4]} << 24 | std::uint32_t{bytes[5]} << 16 | std::uint32_t{bytes[6]} << 8 | bytes[7];
}

/// A channel in clear text or in TLS.
struct Channel
{
    int fd = -1;
    SSL* ssl = nullptr;

    bool read(void* into, std::size_t size) const
    {
        auto* at = static_cast<char*>(into);
        while (size > 0) {
            const auto got = ssl ? SSL_read(ssl, at, static_cast<int>(std::min<std::size_t>(size, 1 << 30)))
                                 : static_cast<int>(::recv(fd, at, size, 0));
            if (got <= 0)
                return false;
            at += got;
            size -= static_cast<std::size_t>(got);
        }
        return true;
    }
    bool write(const void* from, std::size_t size) const
    {
        const auto* at = static_cast<const char*>(from);
        while (size > 0) {
            const auto sent = ssl ? SSL_write(ssl, at, static_cast<int>(std::min<std::size_t>(size, 1 << 30)))
                                  : static_cast<int>(::send(fd, at, size, MSG_NOSIGNAL));
            if (sent <= 0)
                return false;
            at += sent;
            size -= static_cast<std::size_t>(sent);
        }
        return true;
    }
    bool send(const Header& head, const void* payload = nullptr, std::size_t size = 0) const
    {
        if (size > 2048)
            return write(head.data(), head.size()) && write(payload, size);
        std::array<char, 16 + 2048> joined;
        std::memcpy(joined.data(), head.data(), head.size());
        if (size > 0)
            std::memcpy(joined.data() + head.size(), payload, size);
        return write(joined.data(), head.size() + size);
    }
};

void noDelay(int fd)
{
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

SSL_CTX* serverContext(std::string& fingerprint)
{
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86400);
    X509_set_pubkey(certificate, key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("bare"), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_sign(certificate, key, EVP_sha256());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    for (unsigned i = 0; i < size; ++i) {
        std::array<char, 3> hex;
        std::snprintf(hex.data(), hex.size(), "%02x", digest[i]);
        fingerprint += hex.data();
    }
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    if (SSL_CTX_use_certificate(context, certificate) != 1 || SSL_CTX_use_PrivateKey(context, key) != 1)
        die("certificate");
    X509_free(certificate);
    EVP_PKEY_free(key);
    return context;
}

void startTls(Channel& channel, SSL_CTX* context, bool isServer)
{
    channel.ssl = SSL_new(context);
    SSL_set_fd(channel.ssl, channel.fd);
    if ((isServer ? SSL_accept(channel.ssl) : SSL_connect(channel.ssl)) != 1) {
        SSL_free(channel.ssl);
        channel.ssl = nullptr;
        ::shutdown(channel.fd, SHUT_RDWR);
    }
}

void answerData(const Channel& channel, const std::vector<char>& text, const Header& head,
                std::vector<char>& reply, std::uint64_t limit)
{
    const std::string_view command(text.data(), text.size());
    if (!command.starts_with("WAV? ")) {
        constexpr std::string_view kIdentity = "Visor,Bare,1,1.0\n";
        channel.send(header(7, 0, parameterOf(head), kIdentity.size()), kIdentity.data(), kIdentity.size());
        return;
    }
    const std::string digits = std::to_string(std::atoll(std::string(command.substr(5)).c_str()));
    std::string prefix("#"); // appended to: GCC 12 warns wrongly of an insertion (PR 105651)
    prefix += std::to_string(digits.size());
    prefix += digits;
    const std::size_t size = prefix.size() + static_cast<std::size_t>(std::atoll(digits.c_str())) + 1;
    reply.resize(size, 'w');
    std::memcpy(reply.data(), prefix.data(), prefix.size());
    reply[size - 1] = '\n';
    for (std::size_t done = 0; done < size;) {
        const std::size_t part = std::min<std::size_t>(limit, size - done);
        const int type = done + part == size ? 7 : 6;
        if (!channel.send(header(type, 0, parameterOf(head), part), reply.data() + done, part))
            return;
        done += part;
    }
}

void serve(Channel channel, SSL_CTX* context)
{
    Header head;
    std::vector<char> text;
    std::vector<char> reply;
    while (channel.read(head.data(), head.size())) {
        text.resize(static_cast<std::size_t>(lengthOf(head)));
        if (!channel.read(text.data(), text.size()))
            break;
        switch (head[2]) {
        case 0:
            channel.send(header(1, 2, 0x02000001, 0));
            break;
        case 6:
        case 7:
            answerData(channel, text, head, reply, (1 << 20) - 16);
            break;
        case 15: {
            const std::array<unsigned char, 8> size{0, 0, 0, 0, 0, 0x10, 0, 0};
            channel.send(header(16, 0, 0, size.size()), size.data(), size.size());
            break;
        }
        case 17:
            channel.send(header(18, 1, 0x4142, 0));
            break;
        case 28:
            startTls(channel, context, true);
            break;
        case 29:
            channel.send(header(30, 1, 0, 0));
            startTls(channel, context, true);
            break;
        case 34:
            channel.send(header(35, 0, 0, 0));
            break;
        default:
            channel.send(header(3, 1, 0, 0));
        }
    }
    SSL_free(channel.ssl);
    ::close(channel.fd);
}

int runServer()
{
    std::string fingerprint;
    SSL_CTX* context = serverContext(fingerprint);
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener, 16) != 0 ||
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        die("listen");
    std::printf("READY %d %s\n", ntohs(address.sin_port), fingerprint.c_str());
    std::fflush(stdout);
    for (;;) {
        Channel channel{::accept(listener, nullptr, nullptr), nullptr};
        if (channel.fd < 0)
            die("accept");
        noDelay(channel.fd);
        std::thread(serve, channel, context).detach();
    }
}

Channel dial(int port)
{
    Channel channel{::socket(AF_INET, SOCK_STREAM, 0), nullptr};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::connect(channel.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        die("connect");
    noDelay(channel.fd);
    return channel;
}

struct Session
{
    Channel sync;
    Channel async;
    std::uint32_t id = 0xFFFFFF00;
    std::vector<char> reply;

    explicit Session(int port)
    {
        SSL_CTX* context = SSL_CTX_new(TLS_client_method());
        Header answer;
        sync = dial(port);
        if (!sync.send(header(0, 0, 0x02004142, 0)) || !sync.read(answer.data(), answer.size()))
            die("initialize");
        async = dial(port);
        if (!async.send(header(17, 0, parameterOf(answer) & 0xFFFF, 0)) ||
            !async.read(answer.data(), answer.size()))
            die("asyncInitialize");
        const std::array<unsigned char, 4> none{0xFF, 0xFF, 0xFE, 0xFE};
        if (!async.send(header(29, 0, 0xFFFFFEFE, none.size()), none.data(), none.size()) ||
            !async.read(answer.data(), answer.size()) || answer[3] != 1)
            die("asyncStartTLS");
        startTls(async, context, false);
        sync.send(header(28, 0, 0, 0));
        startTls(sync, context, false);
    }
    std::size_t ask(std::string_view text, bool isFirst)
    {
        const int delivered = isFirst ? 0 : 1;
        if (!sync.send(header(7, delivered, id, text.size()), text.data(), text.size()))
            die("write");
        id += 2;
        std::size_t done = 0;
        for (;;) {
            Header head;
            if (!sync.read(head.data(), head.size()))
                die("read");
            const auto length = static_cast<std::size_t>(lengthOf(head));
            if (reply.size() < done + length)
                reply.resize(done + length);
            if (!sync.read(reply.data() + done, length))
                die("read");
            done += length;
            if (head[2] == 7)
                return done;
        }
    }
};

int runClient(bool isBlock, int port, const std::string& bytes, int count)
{
    Session session(port);
    const std::string text = isBlock ? "WAV? " + bytes + "\n" : std::string("*IDN?\n");
    session.ask(text, true);
    const auto begin = std::chrono::steady_clock::now();
    std::size_t moved = 0;
    for (int i = 0; i < count; ++i)
        moved += session.ask(text, false);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (isBlock)
        std::printf("{\"MB_s\": %.1f}\n", static_cast<double>(moved) / 1e6 / seconds);
    else
        std::printf("{\"per_s\": %.0f}\n", count / seconds);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "server")
        return runServer();
    if (mode == "query" && argc == 4)
        return runClient(false, std::atoi(argv[2]), {}, std::atoi(argv[3]));
    if (mode == "block" && argc == 5)
        return runClient(true, std::atoi(argv[2]), argv[3], std::atoi(argv[4]));
    std::fputs("bare_tls server | query PORT COUNT | block PORT BYTES COUNT\n", stderr);
    return 2;
}
