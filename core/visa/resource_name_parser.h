// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/resource_name.h"

#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

#include <optional>
#include <vector>

namespace visor::visa {

/// Where a resource string stops making sense, and what should stand there.
struct ResourceNameFault
{
    qsizetype column = 0; ///< 0-based, of the text as given
    QString expected;     ///< translated: "a port from 1 to 65535"
};

/// Takes one resource string apart (VPP-4.3 §4.3.1). Private to ResourceName; used once per string.
class ResourceNameParser
{
public:
    explicit ResourceNameParser(QStringView text);

    [[nodiscard]] tl::expected<ResourceName, ResourceNameFault> parse();

private:
    template<typename T>
    using Parsed = tl::expected<T, ResourceNameFault>;

    /// A part between two "::", and where it begins.
    struct Part
    {
        QStringView text;
        qsizetype column = 0;
    };
    struct Host
    {
        QString credential;
        QString name;
        std::optional<std::uint16_t> port;
    };

    [[nodiscard]] static tl::unexpected<ResourceNameFault> fault(qsizetype column, QString expected);
    [[nodiscard]] tl::unexpected<ResourceNameFault> faultAtEnd(QString expected) const;
    [[nodiscard]] static QString portText();
    [[nodiscard]] static bool is(QStringView part, QLatin1StringView word);

    [[nodiscard]] Parsed<void> parseInterface();
    void splitParts(qsizetype from);
    /// Takes the last part when it is one of the class words. Upper case; empty when none is there.
    [[nodiscard]] QString takeClass(std::initializer_list<QLatin1StringView> words);
    [[nodiscard]] Parsed<void> refuseMore(std::size_t count, const QString& expected) const;

    [[nodiscard]] Parsed<Host> parseHost(const Part& part, bool mayHavePort, bool mayHaveCredential) const;
    [[nodiscard]] static Parsed<std::uint64_t> parseNumber(const Part& part, std::uint64_t low, std::uint64_t high,
                                                           const QString& expected);
    [[nodiscard]] static Parsed<std::uint16_t> parsePort(const Part& part);

    [[nodiscard]] Parsed<ResourceName> parseTcpip();
    [[nodiscard]] Parsed<ResourceName> parseTcpipInstrument(const Host& host, qsizetype hostColumn);
    [[nodiscard]] Parsed<ResourceName> parseTcpipSocket();
    [[nodiscard]] Parsed<ResourceName> parseVicp();
    [[nodiscard]] Parsed<ResourceName> parseUsb();
    [[nodiscard]] Parsed<ResourceName> parseSerial();
    [[nodiscard]] Parsed<ResourceName> parseGpib();
    [[nodiscard]] Parsed<ResourceName> parseRegisterBased();
    [[nodiscard]] Parsed<ResourceName> parseAdapter();
    [[nodiscard]] Parsed<ResourceName> parseModbusTcp();
    [[nodiscard]] Parsed<ResourceName> parseModbusRtu();
    [[nodiscard]] Parsed<ResourceName> parseCan();

    QStringView m_text;   ///< without blanks around it
    qsizetype m_lead = 0; ///< blanks cut in front
    InterfaceType m_type{};
    int m_board = 0;
    bool m_isSecure = false; ///< TCPIPS
    QString m_serialDevice; ///< ASRL: what stands right behind the keyword
    std::vector<Part> m_parts;
};

} // namespace visor::visa
