// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/attributes.h"

#include "core/visa/resource_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace visor::visa {

namespace {

struct AttributeText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::Attribute)
};

constexpr std::int64_t kInt64Max = std::numeric_limits<std::int64_t>::max();
constexpr QLatin1StringView kAttributePrefix("VI_ATTR_");

// clang-format off
constexpr auto kAttributes = std::to_array<AttributeInfo>({
    {Attribute::ResourceClass, QLatin1StringView("VI_ATTR_RSRC_CLASS"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::All, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::ResourceName, QLatin1StringView("VI_ATTR_RSRC_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::All, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::ResourceImplementationVersion, QLatin1StringView("VI_ATTR_RSRC_IMPL_VERSION"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::All, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::ResourceLockState, QLatin1StringView("VI_ATTR_RSRC_LOCK_STATE"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::All, 0, 2, AttributeRange::Interval, 0},
    {Attribute::MaximumQueueLength, QLatin1StringView("VI_ATTR_MAX_QUEUE_LENGTH"), AttributeType::Unsigned32, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::All, 1, 4294967295, AttributeRange::Interval, 50},
    {Attribute::UserData, QLatin1StringView("VI_ATTR_USER_DATA"), AttributeType::Unsigned32, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::All, 0, 4294967295, AttributeRange::Interval, 0},
    {Attribute::UserData64, QLatin1StringView("VI_ATTR_USER_DATA_64"), AttributeType::Unsigned64, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::All, 0, kInt64Max, AttributeRange::Interval, 0},
    {Attribute::SendEndEnabled, QLatin1StringView("VI_ATTR_SEND_END_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, 0, 1, AttributeRange::Interval, 1},
    {Attribute::TermChar, QLatin1StringView("VI_ATTR_TERMCHAR"), AttributeType::Unsigned8, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, 0, 255, AttributeRange::Interval, 10},
    {Attribute::TimeoutValue, QLatin1StringView("VI_ATTR_TMO_VALUE"), AttributeType::Unsigned32, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::All, 0, 4294967295, AttributeRange::Interval, 2000},
    {Attribute::GpibReaddressEnabled, QLatin1StringView("VI_ATTR_GPIB_READDR_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Gpib, 0, 1, AttributeRange::Interval, 1},
    {Attribute::IoProtocol, QLatin1StringView("VI_ATTR_IO_PROT"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, 1, 5, AttributeRange::Interval, 1},
    {Attribute::DmaAllowEnabled, QLatin1StringView("VI_ATTR_DMA_ALLOW_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::All, 0, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlBaud, QLatin1StringView("VI_ATTR_ASRL_BAUD"), AttributeType::Unsigned32, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, 1, 4294967295, AttributeRange::Interval, 9600},
    {Attribute::AsrlDataBits, QLatin1StringView("VI_ATTR_ASRL_DATA_BITS"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, 5, 8, AttributeRange::Interval, 8},
    {Attribute::AsrlParity, QLatin1StringView("VI_ATTR_ASRL_PARITY"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, 0, 4, AttributeRange::Interval, 0},
    {Attribute::AsrlStopBits, QLatin1StringView("VI_ATTR_ASRL_STOP_BITS"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, 10, 20, AttributeRange::StopBits, 10},
    {Attribute::AsrlFlowControl, QLatin1StringView("VI_ATTR_ASRL_FLOW_CNTRL"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, 0, 7, AttributeRange::Interval, 0},
    {Attribute::ReadBufferMode, QLatin1StringView("VI_ATTR_RD_BUF_OPER_MODE"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, 1, 3, AttributeRange::OneOrThree, 3},
    {Attribute::ReadBufferSize, QLatin1StringView("VI_ATTR_RD_BUF_SIZE"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Message, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::WriteBufferMode, QLatin1StringView("VI_ATTR_WR_BUF_OPER_MODE"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, 1, 2, AttributeRange::Interval, 2},
    {Attribute::WriteBufferSize, QLatin1StringView("VI_ATTR_WR_BUF_SIZE"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Message, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::SuppressEndEnabled, QLatin1StringView("VI_ATTR_SUPPRESS_END_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, 0, 1, AttributeRange::Interval, 0},
    {Attribute::TermCharEnabled, QLatin1StringView("VI_ATTR_TERMCHAR_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, 0, 1, AttributeRange::Interval, 0},
    {Attribute::GpibAttentionState, QLatin1StringView("VI_ATTR_GPIB_ATN_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::GpibInterface, -1, 1, AttributeRange::Interval, -1},
    {Attribute::GpibAddressState, QLatin1StringView("VI_ATTR_GPIB_ADDR_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::GpibInterface, 0, 2, AttributeRange::Interval, 0},
    {Attribute::GpibControllerInCharge, QLatin1StringView("VI_ATTR_GPIB_CIC_STATE"), AttributeType::Boolean, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::GpibInterface, 0, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::GpibNdacState, QLatin1StringView("VI_ATTR_GPIB_NDAC_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::GpibInterface, -1, 1, AttributeRange::Interval, -1},
    {Attribute::GpibServiceRequestState, QLatin1StringView("VI_ATTR_GPIB_SRQ_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::GpibInterface, -1, 1, AttributeRange::Interval, -1},
    {Attribute::GpibSystemController, QLatin1StringView("VI_ATTR_GPIB_SYS_CNTRL_STATE"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::GpibInterface, 0, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::ManufacturerName, QLatin1StringView("VI_ATTR_MANF_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Usb | AttributeScope::RegisterBased, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::ModelName, QLatin1StringView("VI_ATTR_MODEL_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Usb | AttributeScope::RegisterBased, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlBytesAvailable, QLatin1StringView("VI_ATTR_ASRL_AVAIL_NUM"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Asrl, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlCtsState, QLatin1StringView("VI_ATTR_ASRL_CTS_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Asrl, -1, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlDcdState, QLatin1StringView("VI_ATTR_ASRL_DCD_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Asrl, -1, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlDiscardNull, QLatin1StringView("VI_ATTR_ASRL_DISCARD_NULL"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, 0, 1, AttributeRange::Interval, 0},
    {Attribute::AsrlDsrState, QLatin1StringView("VI_ATTR_ASRL_DSR_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Asrl, -1, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlDtrState, QLatin1StringView("VI_ATTR_ASRL_DTR_STATE"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, -1, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlEndIn, QLatin1StringView("VI_ATTR_ASRL_END_IN"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Asrl, 0, 3, AttributeRange::Interval, 2},
    {Attribute::AsrlEndOut, QLatin1StringView("VI_ATTR_ASRL_END_OUT"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Asrl, 0, 3, AttributeRange::Interval, 0},
    {Attribute::AsrlReplaceCharacter, QLatin1StringView("VI_ATTR_ASRL_REPLACE_CHAR"), AttributeType::Unsigned8, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Asrl, 0, 255, AttributeRange::Interval, 0},
    {Attribute::AsrlRiState, QLatin1StringView("VI_ATTR_ASRL_RI_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Asrl, -1, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlRtsState, QLatin1StringView("VI_ATTR_ASRL_RTS_STATE"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, -1, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::AsrlXonCharacter, QLatin1StringView("VI_ATTR_ASRL_XON_CHAR"), AttributeType::Unsigned8, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Asrl, 0, 255, AttributeRange::Interval, 17},
    {Attribute::AsrlXoffCharacter, QLatin1StringView("VI_ATTR_ASRL_XOFF_CHAR"), AttributeType::Unsigned8, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Asrl, 0, 255, AttributeRange::Interval, 19},
    {Attribute::ResourceManagerSession, QLatin1StringView("VI_ATTR_RM_SESSION"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::All, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::ManufacturerId, QLatin1StringView("VI_ATTR_MANF_ID"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Usb | AttributeScope::RegisterBased, 0, 65535, AttributeRange::Interval, std::nullopt},
    {Attribute::ModelCode, QLatin1StringView("VI_ATTR_MODEL_CODE"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Usb | AttributeScope::RegisterBased, 0, 65535, AttributeRange::Interval, std::nullopt},
    {Attribute::InterfaceInstanceName, QLatin1StringView("VI_ATTR_INTF_INST_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::All, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::ResourceSpecVersion, QLatin1StringView("VI_ATTR_RSRC_SPEC_VERSION"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::All, 0, 4294967295, AttributeRange::Interval, 5245952},
    {Attribute::InterfaceType, QLatin1StringView("VI_ATTR_INTF_TYPE"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::All, 0, 65535, AttributeRange::Interval, std::nullopt},
    {Attribute::GpibPrimaryAddress, QLatin1StringView("VI_ATTR_GPIB_PRIMARY_ADDR"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Gpib | AttributeScope::GpibInterface, 0, 30, AttributeRange::Interval, std::nullopt},
    {Attribute::GpibSecondaryAddress, QLatin1StringView("VI_ATTR_GPIB_SECONDARY_ADDR"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Gpib | AttributeScope::GpibInterface, 0, 65535, AttributeRange::Interval, 65535},
    {Attribute::ResourceManufacturerName, QLatin1StringView("VI_ATTR_RSRC_MANF_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::All, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::ResourceManufacturerId, QLatin1StringView("VI_ATTR_RSRC_MANF_ID"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::All, 0, 65535, AttributeRange::Interval, std::nullopt},
    {Attribute::InterfaceNumber, QLatin1StringView("VI_ATTR_INTF_NUM"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::All, 0, 65535, AttributeRange::Interval, 0},
    {Attribute::TriggerId, QLatin1StringView("VI_ATTR_TRIG_ID"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, -1, -1, AttributeRange::Interval, -1},
    {Attribute::GpibRemoteEnableState, QLatin1StringView("VI_ATTR_GPIB_REN_STATE"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Gpib | AttributeScope::GpibInterface, -1, 1, AttributeRange::Interval, -1},
    {Attribute::GpibUnaddressEnabled, QLatin1StringView("VI_ATTR_GPIB_UNADDR_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Gpib, 0, 1, AttributeRange::Interval, 0},
    {Attribute::DeviceStatusByte, QLatin1StringView("VI_ATTR_DEV_STATUS_BYTE"), AttributeType::Unsigned8, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::GpibInterface, 0, 255, AttributeRange::Interval, 0},
    {Attribute::FileAppendEnabled, QLatin1StringView("VI_ATTR_FILE_APPEND_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Message, 0, 1, AttributeRange::Interval, 0},
    {Attribute::TcpipAddress, QLatin1StringView("VI_ATTR_TCPIP_ADDR"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Tcpip, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipHostName, QLatin1StringView("VI_ATTR_TCPIP_HOSTNAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Tcpip, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipPort, QLatin1StringView("VI_ATTR_TCPIP_PORT"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Socket, 0, 65535, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipDeviceName, QLatin1StringView("VI_ATTR_TCPIP_DEVICE_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Lan, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipNoDelay, QLatin1StringView("VI_ATTR_TCPIP_NODELAY"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Tcpip, 0, 1, AttributeRange::Interval, 1},
    {Attribute::TcpipKeepAlive, QLatin1StringView("VI_ATTR_TCPIP_KEEPALIVE"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Tcpip, 0, 1, AttributeRange::Interval, 0},
    {Attribute::Is4882Compliant, QLatin1StringView("VI_ATTR_4882_COMPLIANT"), AttributeType::Boolean, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Usb | AttributeScope::RegisterBased, 0, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::UsbSerialNumber, QLatin1StringView("VI_ATTR_USB_SERIAL_NUM"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Usb, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::UsbInterfaceNumber, QLatin1StringView("VI_ATTR_USB_INTFC_NUM"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Usb, 0, 254, AttributeRange::Interval, 0},
    {Attribute::UsbBulkOutPipe, QLatin1StringView("VI_ATTR_USB_BULK_OUT_PIPE"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::UsbRaw, 1, 15, AttributeRange::OrMinusOne, std::nullopt},
    {Attribute::UsbBulkInPipe, QLatin1StringView("VI_ATTR_USB_BULK_IN_PIPE"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::UsbRaw, 129, 143, AttributeRange::OrMinusOne, std::nullopt},
    {Attribute::UsbInterruptInPipe, QLatin1StringView("VI_ATTR_USB_INTR_IN_PIPE"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::UsbRaw, 129, 143, AttributeRange::OrMinusOne, std::nullopt},
    {Attribute::UsbClass, QLatin1StringView("VI_ATTR_USB_CLASS"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::UsbRaw, 0, 255, AttributeRange::Interval, std::nullopt},
    {Attribute::UsbSubclass, QLatin1StringView("VI_ATTR_USB_SUBCLASS"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::UsbRaw, 0, 255, AttributeRange::Interval, std::nullopt},
    {Attribute::UsbProtocol, QLatin1StringView("VI_ATTR_USB_PROTOCOL"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Usb, 0, 255, AttributeRange::Interval, std::nullopt},
    {Attribute::UsbAlternateSetting, QLatin1StringView("VI_ATTR_USB_ALT_SETTING"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::UsbRaw, 0, 255, AttributeRange::Interval, 0},
    {Attribute::UsbEndIn, QLatin1StringView("VI_ATTR_USB_END_IN"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::UsbRaw, 0, 5, AttributeRange::Interval, 4},
    {Attribute::UsbInterfaceCount, QLatin1StringView("VI_ATTR_USB_NUM_INTFCS"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::UsbRaw, 1, 255, AttributeRange::Interval, std::nullopt},
    {Attribute::UsbPipeCount, QLatin1StringView("VI_ATTR_USB_NUM_PIPES"), AttributeType::Signed16, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::UsbRaw, 0, 30, AttributeRange::Interval, std::nullopt},
    {Attribute::UsbMaximumInterruptSize, QLatin1StringView("VI_ATTR_USB_MAX_INTR_SIZE"), AttributeType::Unsigned16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Usb, 0, 65535, AttributeRange::Interval, std::nullopt},
    {Attribute::UsbControlPipe, QLatin1StringView("VI_ATTR_USB_CTRL_PIPE"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::UsbRaw, 0, 15, AttributeRange::Interval, 0},
    {Attribute::AsrlBreakState, QLatin1StringView("VI_ATTR_ASRL_BREAK_STATE"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Resource, AttributeScope::Asrl, -1, 1, AttributeRange::Interval, 0},
    {Attribute::AsrlBreakLength, QLatin1StringView("VI_ATTR_ASRL_BREAK_LEN"), AttributeType::Signed16, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Asrl, 1, 500, AttributeRange::Interval, 250},
    {Attribute::TcpipServerCertificateIssuer, QLatin1StringView("VI_ATTR_TCPIP_SERVER_CERT_ISSUER_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipServerCertificateSubject, QLatin1StringView("VI_ATTR_TCPIP_SERVER_CERT_SUBJECT_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipServerCertificateExpiration, QLatin1StringView("VI_ATTR_TCPIP_SERVER_CERT_EXPIRATION_DATE"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipServerCertificateIsPerpetual, QLatin1StringView("VI_ATTR_TCPIP_SERVER_CERT_IS_PERPETUAL"), AttributeType::Boolean, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipSaslMechanism, QLatin1StringView("VI_ATTR_TCPIP_SASL_MECHANISM"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipTlsCipherSuite, QLatin1StringView("VI_ATTR_TCPIP_TLS_CIPHER_SUITE"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipServerCertificate, QLatin1StringView("VI_ATTR_TCPIP_SERVER_CERT"), AttributeType::Buffer, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipServerCertificateSize, QLatin1StringView("VI_ATTR_TCPIP_SERVER_CERT_SIZE"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipHislipOverlapEnabled, QLatin1StringView("VI_ATTR_TCPIP_HISLIP_OVERLAP_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Hislip, 0, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipHislipVersion, QLatin1StringView("VI_ATTR_TCPIP_HISLIP_VERSION"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Hislip, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipHislipMaximumMessageKb, QLatin1StringView("VI_ATTR_TCPIP_HISLIP_MAX_MESSAGE_KB"), AttributeType::Unsigned32, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Hislip, 1, 4294967295, AttributeRange::Interval, 1024},
    {Attribute::TcpipIsHislip, QLatin1StringView("VI_ATTR_TCPIP_IS_HISLIP"), AttributeType::Boolean, AttributeAccess::Read, AttributeOwner::Resource, AttributeScope::Lan, 0, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::TcpipHislipEncryptionEnabled, QLatin1StringView("VI_ATTR_TCPIP_HISLIP_ENCRYPTION_EN"), AttributeType::Boolean, AttributeAccess::ReadWrite, AttributeOwner::Session, AttributeScope::Hislip, 0, 1, AttributeRange::Interval, std::nullopt},
    {Attribute::EventJobId, QLatin1StringView("VI_ATTR_JOB_ID"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::EventType, QLatin1StringView("VI_ATTR_EVENT_TYPE"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::EventStatus, QLatin1StringView("VI_ATTR_STATUS"), AttributeType::Signed32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, -2147483648, 2147483647, AttributeRange::Interval, std::nullopt},
    {Attribute::EventReturnCount, QLatin1StringView("VI_ATTR_RET_COUNT"), AttributeType::Unsigned32, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, 4294967295, AttributeRange::Interval, std::nullopt},
    {Attribute::EventBuffer, QLatin1StringView("VI_ATTR_BUFFER"), AttributeType::Buffer, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::EventReturnCount64, QLatin1StringView("VI_ATTR_RET_COUNT_64"), AttributeType::Unsigned64, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, kInt64Max, AttributeRange::Interval, std::nullopt},
    {Attribute::EventOperationName, QLatin1StringView("VI_ATTR_OPER_NAME"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::EventReceivedTcpipAddress, QLatin1StringView("VI_ATTR_RECV_TCPIP_ADDR"), AttributeType::String, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, 0, AttributeRange::Interval, std::nullopt},
    {Attribute::EventUsbInterruptSize, QLatin1StringView("VI_ATTR_USB_RECV_INTR_SIZE"), AttributeType::Unsigned16, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, 65535, AttributeRange::Interval, std::nullopt},
    {Attribute::EventUsbInterruptData, QLatin1StringView("VI_ATTR_USB_RECV_INTR_DATA"), AttributeType::Buffer, AttributeAccess::Read, AttributeOwner::Session, AttributeScope::Event, 0, 0, AttributeRange::Interval, std::nullopt},
});
// clang-format on

namespace attributescope = AttributeScope;

std::uint32_t scopeOf(const ResourceName& resource)
{

    switch (resource.interfaceType()) {
    case InterfaceType::Tcpip:
        if (resource.as<TcpipSocket>())
            return attributescope::All | attributescope::Message | attributescope::Tcpip | attributescope::Socket;
        if (const auto* instrument = resource.as<TcpipInstrument>(); instrument && instrument->isHislip())
            return attributescope::All | attributescope::Message | attributescope::Tcpip | attributescope::Lan |
                   attributescope::Hislip;
        return attributescope::All | attributescope::Message | attributescope::Tcpip | attributescope::Lan;
    case InterfaceType::Vicp:
        return attributescope::All | attributescope::Message | attributescope::Tcpip;
    case InterfaceType::ModbusTcp: // a port, keep-alive and no-delay, as a socket has
        return attributescope::All | attributescope::Message | attributescope::Tcpip | attributescope::Socket;
    case InterfaceType::Usb:
        return attributescope::All | attributescope::Message | attributescope::Usb |
               (resource.resourceClass() == QLatin1StringView("RAW") ? attributescope::UsbRaw : 0);
    case InterfaceType::Asrl:
    case InterfaceType::ModbusRtu:
        return attributescope::All | attributescope::Message | attributescope::Asrl;
    case InterfaceType::Gpib:
        return attributescope::All | attributescope::Message |
               (resource.as<GpibInstrument>() ? attributescope::Gpib : attributescope::GpibInterface);
    case InterfaceType::Can:
        return attributescope::All | attributescope::Message;
    case InterfaceType::Vxi:
    case InterfaceType::GpibVxi:
    case InterfaceType::Pxi:
        return attributescope::All | attributescope::RegisterBased;
    case InterfaceType::PrologixTcpip:
    case InterfaceType::NiEnet:
        return attributescope::All | attributescope::Tcpip | attributescope::GpibInterface;
    case InterfaceType::PrologixAsrl:
        return attributescope::All | attributescope::Asrl | attributescope::GpibInterface;
    case InterfaceType::Rio:
    case InterfaceType::Firewire:
        break;
    }
    return attributescope::All;
}

bool isAllowed(const AttributeInfo& info, std::int64_t value)
{
    if (info.range == AttributeRange::OrMinusOne && value == -1)
        return true;
    if (value < info.minimum || value > info.maximum)
        return false;
    switch (info.range) {
    case AttributeRange::OneOrThree:
        return value == 1 || value == 3;
    case AttributeRange::StopBits:
        return value == 10 || value == 15 || value == 20;
    case AttributeRange::Interval:
    case AttributeRange::OrMinusOne:
        break;
    }
    return true;
}

tl::unexpected<Error> refusedValue(const AttributeInfo& info)
{
    return failure(Status::ErrorUnsupportedAttributeState,
                   AttributeText::tr("%1 cannot have that value; it takes %2 to %3.")
                       .arg(QString(info.name))
                       .arg(info.minimum)
                       .arg(info.maximum),
                   QStringLiteral("attribute"));
}

} // namespace

bool AttributeInfo::appliesTo(const ResourceName& resource) const
{
    return (scope & scopeOf(resource)) != 0;
}

std::optional<AttributeValue> AttributeInfo::defaultAttributeValue() const
{
    if (!defaultValue)
        return std::nullopt;
    if (type == AttributeType::Boolean)
        return AttributeValue(*defaultValue != 0);
    return AttributeValue(*defaultValue);
}

std::span<const AttributeInfo> allAttributes()
{
    return kAttributes;
}

const AttributeInfo* attributeInfo(Attribute id)
{
    const auto row =
        std::find_if(kAttributes.begin(), kAttributes.end(), [&](const AttributeInfo& i) { return i.id == id; });
    return row == kAttributes.end() ? nullptr : &*row;
}

QLatin1StringView attributeName(Attribute id)
{
    const AttributeInfo* info = attributeInfo(id);
    return info ? info->name : QLatin1StringView();
}

std::optional<Attribute> attributeFromName(QStringView name)
{
    if (name.startsWith(kAttributePrefix, Qt::CaseInsensitive))
        name = name.sliced(kAttributePrefix.size());
    const auto row = std::find_if(kAttributes.begin(), kAttributes.end(), [&](const AttributeInfo& info) {
        return name.compare(info.name.sliced(kAttributePrefix.size()), Qt::CaseInsensitive) == 0;
    });
    if (row == kAttributes.end())
        return std::nullopt;
    return row->id;
}

Result<const AttributeInfo*> checkAttribute(const ResourceName& resource, Attribute id)
{
    const AttributeInfo* info = attributeInfo(id);
    if (info && info->appliesTo(resource))
        return info;
    const QString name =
        info ? QString(info->name)
             : QStringLiteral("0x") + QString::number(static_cast<std::uint32_t>(id), 16).toUpper();
    return failure(Status::ErrorUnsupportedAttribute,
                   AttributeText::tr("A %1 resource has no attribute %2.").arg(resource.resourceClass(), name),
                   QStringLiteral("attribute"), resource.toString());
}

Result<AttributeValue> checkAttributeValue(const ResourceName& resource, Attribute id, const AttributeValue& value)
{
    const auto checked = checkAttribute(resource, id);
    if (!checked)
        return tl::unexpected(checked.error());
    const AttributeInfo& info = **checked;
    if (!info.isWritable())
        return failure(Status::ErrorAttributeReadOnly,
                       AttributeText::tr("%1 can only be read.").arg(QString(info.name)),
                       QStringLiteral("attribute"));
    if (info.type == AttributeType::String || info.type == AttributeType::Buffer) {
        const bool fits = info.type == AttributeType::String ? std::holds_alternative<QString>(value)
                                                             : std::holds_alternative<QByteArray>(value);
        if (!fits)
            return refusedValue(info);
        return value;
    }
    std::int64_t number = 0;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        number = *integer;
    else if (const auto* flag = std::get_if<bool>(&value); flag && info.type == AttributeType::Boolean)
        number = *flag ? 1 : 0;
    else
        return refusedValue(info);
    if (!isAllowed(info, number))
        return refusedValue(info);
    if (info.type == AttributeType::Boolean)
        return AttributeValue(number != 0);
    return AttributeValue(number);
}

} // namespace visor::visa
