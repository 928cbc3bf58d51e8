// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plot_menu.h"

#include "app/console/workspace.h"
#include "widgets/common/action_collection.h"
#include "widgets/waveform/waveform_panel.h"
#include "widgets/waveform/waveform_plot.h"

#include <QMenu>

#include <utility>

namespace visor::app {

PlotMenu::PlotMenu(ui::ActionCollection& actions, std::function<Workspace*()> current, QObject* parent)
    : QObject(parent), m_actions(actions), m_current(std::move(current))
{
    makeActions();
}

ui::WaveformPlot* PlotMenu::plot() const
{
    const Workspace* workspace = m_current();
    if (workspace == nullptr || workspace->waveform() == nullptr)
        return nullptr;
    ui::WaveformPlot& plot = workspace->waveform()->plot();
    return plot.canvas().traces().empty() ? nullptr : &plot;
}

void PlotMenu::makeActions()
{
    using Canvas = ui::PlotCanvas;
    const auto spec = [this](const char* id, const QString& text, const char* iconName,
                             QList<QKeySequence> shortcuts, std::function<bool(const Canvas&)> also = {}) {
        return ui::ActionSpec{QString::fromLatin1(id),
                              text,
                              QLatin1StringView(iconName),
                              std::move(shortcuts),
                              {},
                              [this, also = std::move(also)] {
                                  const ui::WaveformPlot* shown = plot();
                                  return shown != nullptr && (!also || also(shown->canvas()));
                              }};
    };
    const auto run = [this](std::function<void(Canvas&)> act) {
        return [this, act = std::move(act)] {
            m_current()->showTab(Workspace::Waveform);
            Canvas& canvas = plot()->canvas();
            canvas.setFocus(); // the plot's own keys go on from here
            act(canvas);
        };
    };
    static constexpr double kZoomStep = 2;
    m_actions.add(spec("plot.zoomIn", tr("Zoom &in"), "zoom-in",
                       {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}),
                  run([](Canvas& canvas) { canvas.zoomBy(kZoomStep); }));
    m_actions.add(spec("plot.zoomOut", tr("Zoom &out"), "zoom-out", {QKeySequence(Qt::CTRL | Qt::Key_Minus)}),
                  run([](Canvas& canvas) { canvas.zoomBy(1 / kZoomStep); }));
    m_actions.add(spec("plot.fit", tr("Show &everything"), "fit", {QKeySequence(Qt::CTRL | Qt::Key_0)},
                       [](const Canvas& canvas) { return !canvas.isFitted(); }),
                  run([](Canvas& canvas) { canvas.fit(); }));
    m_actions.add(spec("plot.back", tr("&Previous view"), "previous", {QKeySequence(Qt::ALT | Qt::Key_Left)},
                       [](const Canvas& canvas) { return canvas.canGoBack(); }),
                  run([](Canvas& canvas) { canvas.goBack(); }));
    m_actions.add(spec("plot.forward", tr("&Next view"), "next", {QKeySequence(Qt::ALT | Qt::Key_Right)},
                       [](const Canvas& canvas) { return canvas.canGoForward(); }),
                  run([](Canvas& canvas) { canvas.goForward(); }));
    m_actions.add(spec("plot.begin", tr("Go to the &begin"), "", {}),
                  run([](Canvas& canvas) { canvas.goToEdge(Canvas::Edge::Begin); }));
    m_actions.add(spec("plot.end", tr("Go to the en&d"), "", {}),
                  run([](Canvas& canvas) { canvas.goToEdge(Canvas::Edge::End); }));
    ui::ActionSpec cursors =
        spec("plot.cursors", tr("&Cursors"), "cursors", {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C)});
    cursors.checkedWhen = [this] {
        const ui::WaveformPlot* shown = plot();
        return shown != nullptr && shown->canvas().areCursorsShown();
    };
    // The plot knows what it shows, better than the check mark does.
    m_actions.addToggle(std::move(cursors), false, [toggle = run([](Canvas& canvas) {
                                                        canvas.setCursorsShown(!canvas.areCursorsShown());
                                                    })](bool) { toggle(); });
    m_actions.add(spec("plot.cursorA", tr("Take cursor &A"), "", {}),
                  run([](Canvas& canvas) { canvas.grabCursor(ui::CursorId::A); }));
    m_actions.add(spec("plot.cursorB", tr("&Take cursor B"), "", {}),
                  run([](Canvas& canvas) { canvas.grabCursor(ui::CursorId::B); }));
}

void PlotMenu::fill(QMenu* menu)
{
    for (const char* id : {"zoomIn", "zoomOut", "fit", "-", "back", "forward", "begin", "end", "-", "cursors",
                           "cursorA", "cursorB", "-"}) {
        if (*id == '-')
            menu->addSeparator();
        else
            menu->addAction(m_actions.action(QStringLiteral("plot.") + QLatin1StringView(id)));
    }
    QMenu* traces = menu->addMenu(tr("T&races"));
    traces->setObjectName(QStringLiteral("plotTraces"));
    connect(menu, &QMenu::aboutToShow, this, [this, traces] {
        m_actions.refresh();
        fillTraces(traces);
        traces->setEnabled(!traces->isEmpty());
    });
}

void PlotMenu::fillTraces(QMenu* menu)
{
    menu->clear();
    ui::WaveformPlot* shown = plot();
    if (shown == nullptr)
        return;
    const auto& traces = shown->canvas().traces();
    for (std::size_t index = 0; index < traces.size(); ++index) {
        // An ampersand of the instrument's own is no mnemonic.
        QString name = traces[index].name;
        QAction* action = menu->addAction(name.replace(QLatin1Char('&'), QLatin1StringView("&&")));
        action->setCheckable(true);
        action->setChecked(traces[index].isVisible);
        connect(action, &QAction::triggered, shown,
                [shown, index](bool on) { shown->setTraceVisible(index, on); });
    }
}

} // namespace visor::app
