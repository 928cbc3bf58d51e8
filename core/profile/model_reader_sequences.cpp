// SPDX-License-Identifier: GPL-3.0-or-later
// The `sequences:` part.
#include "core/profile/model_reader.h"

namespace visor::profile {

Sequence ModelReader::readSequence(const Node& name, const Node& node)
{
    MapReader map(node, QStringLiteral("sequences.%1").arg(name.text), m_problems);
    Sequence sequence;
    sequence.name = name.text;
    sequence.place = name.place;
    sequence.description = map.text(u"description");
    sequence.enabled = map.truth(u"enabled", true);
    sequence.params = readParameters(map, u"parameters");
    for (Parameter& parameter : readParameters(map, u"params"))
        sequence.params.push_back(std::move(parameter));
    for (const Node::Pointer& item : map.list(u"steps")) {
        MapReader part(*item, QStringLiteral("sequences.%1.steps").arg(name.text), m_problems);
        SequenceStep step;
        step.place = item->place;
        step.command = part.text(u"command");
        step.scpi = part.text(u"scpi");
        step.args = part.textMap(u"args");
        step.capture = part.text(u"capture");
        step.commandPlace = part.placeOf(u"command");
        step.scpiPlace = part.placeOf(u"scpi");
        step.capturePlace = part.placeOf(u"capture");
        if (step.command.isEmpty() == step.scpi.isEmpty() && item->isMap())
            part.error(item->place, tr("A step needs either “command” or “scpi”."));
        part.finish();
        sequence.steps.push_back(std::move(step));
    }
    sequence.returns = map.text(u"returns");
    sequence.returnsPlace = map.placeOf(u"returns");
    map.finish();
    return sequence;
}

} // namespace visor::profile
