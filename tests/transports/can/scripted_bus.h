// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCanBusDevice>
#include <QCanBusFactory>
#include <QCanBusFrame>
#include <QObject>

#include <functional>

namespace visor::test {

/// A device of the Qt SerialBus plugin "scripted", for what Qt's virtualcan cannot carry: error frames, failures.
/// It connects at once, unless its interface is called "refused".
class ScriptedBus : public QCanBusDevice
{
    Q_OBJECT

public:
    explicit ScriptedBus(const QString& interface);
    ~ScriptedBus() override;

    bool writeFrame(const QCanBusFrame& frame) override;
    QString interpretErrorFrame(const QCanBusFrame&) override { return {}; }

    /// Lets the one open device do it, on the loop's thread, and waits until it has. False when there is none.
    static bool act(const std::function<void(ScriptedBus&)>& work);

    void bring(const QCanBusFrame& frame) { enqueueReceivedFrames({frame}); }
    void bringError(QCanBusFrame::FrameErrors classes, const char* hex = "");
    void fail(const QString& reason, CanBusError error) { setError(reason, error); }
    void drop() { setState(UnconnectedState); }
    /// Writing fails with this from now on.
    void refuseToWrite(const QString& reason) { m_refusal = reason; }
    /// Called for each frame written.
    std::function<void(const QCanBusFrame&)> onWrite;

protected:
    bool open() override;
    void close() override { setState(UnconnectedState); }

private Q_SLOTS:
    void doWaitingWork();

private:
    const QString m_interface;
    QString m_refusal;
};

class ScriptedBusFactory : public QObject, public QCanBusFactory
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.qt-project.Qt.QCanBusFactory" FILE "scripted_bus.json")
    Q_INTERFACES(QCanBusFactory)

public:
    QCanBusDevice* createDevice(const QString& interface, QString* error) const override;
    QList<QCanBusDeviceInfo> availableDevices(QString*) const override { return {}; }
};

} // namespace visor::test
