// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/doctor/examination.h"

#include <QMetaObject>

namespace visor::ui {

/// Brings findings from the examining threads to the GUI thread, one queued call each.
class Examination::Courier : public doctor::Report
{
public:
    explicit Courier(Examination* to) : m_to(to) {}
    void add(const doctor::Finding& finding) override
    {
        QMetaObject::invokeMethod(m_to, [to = m_to, finding] { Q_EMIT to->found(finding); }, Qt::QueuedConnection);
    }

private:
    Examination* const m_to; ///< joins the thread that has this before it goes
};

Examination::Examination(const doctor::Doctor& doctor, QObject* parent) : QObject(parent), m_doctor(doctor) {}

Examination::~Examination()
{
    stop();
    end();
}

void Examination::start(const doctor::Complaint& complaint)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_token = visa::CancelToken::create();
    m_thread = std::thread([this, complaint, token = m_token] {
        Courier courier(this);
        m_doctor.examine(complaint, courier, visa::Deadline::after(doctor::Doctor::kUsualLimit, token));
        QMetaObject::invokeMethod(
            this,
            [this, token] {
                end();
                m_isRunning = false;
                Q_EMIT finished(!token.isCancelled());
            },
            Qt::QueuedConnection);
    });
}

void Examination::stop()
{
    m_token.cancel();
}

void Examination::end()
{
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace visor::ui
