// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/remembered_finder.h"

#include <QFile>

namespace visor::app {

namespace {

struct RememberedText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::RememberedFinder)
};

} // namespace

Result<std::vector<instrument::InstrumentRecord>> rememberedInstruments(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return std::vector<instrument::InstrumentRecord>();
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(visa::Status::ErrorFileAccess,
                       RememberedText::tr("The list of remembered instruments %1 cannot be read (%2).")
                           .arg(path, file.errorString()),
                       QStringLiteral("find"));
    }
    instrument::Inventory remembered;
    if (auto restored = remembered.restore(file.readAll()); !restored)
        return tl::unexpected(std::move(restored.error()));
    return remembered.records();
}

QString RememberedFinder::name() const
{
    return tr("remembered");
}

Result<void> RememberedFinder::find(instrument::FinderReport& report, const visa::Deadline&)
{
    const auto records = rememberedInstruments(m_file);
    if (!records)
        return tl::unexpected(records.error());
    for (const instrument::InstrumentRecord& record : *records) {
        for (const instrument::Route& route : record.routes) {
            instrument::Sighting sighting;
            sighting.resource = route.resource;
            sighting.name = record.displayName();
            sighting.identity = record.identity;
            sighting.shelf = record.shelf;
            sighting.foundBy = name();
            sighting.isConfirmed = false;
            report.found(sighting);
        }
    }
    return {};
}

} // namespace visor::app
