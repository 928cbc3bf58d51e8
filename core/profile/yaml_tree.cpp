// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/yaml_tree.h"

#include "core/profile/place_finder.h"
#include "core/profile/yaml_bytes.h"
#include "core/profile/yaml_fault.h"

#include <QCoreApplication>
#include <QHash>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

namespace visor::profile {

namespace {

/// Reads the caller's bytes without copying them.
class ByteBuffer : public std::streambuf
{
public:
    explicit ByteBuffer(const QByteArray& bytes)
    {
        // std::streambuf has no const form; nothing writes through these pointers.
        char* begin = const_cast<char*>(bytes.constData());
        setg(begin, begin, begin + bytes.size());
    }
};

/// Thrown by the builder through yaml-cpp, caught in readTree(): the text is refused.
struct TreeRefusal
{
    Problem problem;
};

struct SecondDocument
{
    SourcePlace place;
};

class TreeBuilder : public YAML::EventHandler
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::TreeBuilder)

public:
    TreeBuilder(const PlaceFinder& places, std::vector<Problem>& problems) : m_places(places), m_problems(problems)
    {
    }

    [[nodiscard]] Node::Pointer root() const { return m_root; }
    /// Where the last scalar of the document begins, in bytes.
    [[nodiscard]] qsizetype lastScalarOffset() const { return m_lastScalarOffset; }
    [[nodiscard]] SourcePlace lastScalarPlace() const { return m_lastScalarPlace; }

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (m_root != nullptr)
            throw SecondDocument{m_places.place(mark)};
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        auto node = newNode(Node::Kind::Null, mark);
        node->place = m_places.placeOfNothing(mark);
        complete(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.constFind(static_cast<quint64>(anchor));
        if (found == m_anchors.constEnd())
            refuse(m_places.place(mark), tr("This alias stands inside the part it repeats; write the part out."));
        count(m_places.place(mark));
        attach(*found, m_places.place(mark));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        auto node = newNode(Node::Kind::Scalar, mark);
        node->text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        node->isQuoted = tag != "?";
        if (node->text.size() > kMaximumTextLength)
            refuse(node->place,
                   tr("A text may have %1 characters at most; this one goes on.").arg(kMaximumTextLength));
        node->expandedSize += static_cast<std::size_t>(node->text.size() / kTextPerNode);
        m_lastScalarOffset = mark.pos;
        m_lastScalarPlace = node->place;
        complete(std::move(node), anchor);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(newNode(Node::Kind::Sequence, mark), anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(newNode(Node::Kind::Map, mark), anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Frame
    {
        std::shared_ptr<Node> node;
        YAML::anchor_t anchor = YAML::NullAnchor;
        Node::Pointer key;                 // of the map entry whose value comes next
        QHash<QString, std::size_t> index; // of scalar keys in node->entries
        std::vector<Node::Pointer> merges; // values of << keys
    };

    [[noreturn]] static void refuse(SourcePlace place, const QString& text)
    {
        throw TreeRefusal{{Severity::Error, place, text, {}, {}}};
    }

    void count(SourcePlace place)
    {
        if (++m_count > kMaximumNodes)
            refuse(place, tr("A profile may have %1 entries at most; this one goes on.").arg(kMaximumNodes));
    }

    std::shared_ptr<Node> newNode(Node::Kind kind, const YAML::Mark& mark)
    {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->place = m_places.place(mark);
        count(node->place);
        return node;
    }

    void open(std::shared_ptr<Node> node, YAML::anchor_t anchor)
    {
        if (m_frames.size() >= static_cast<std::size_t>(kMaximumLevels))
            refuse(node->place, tr("A profile may be nested %1 levels deep at most.").arg(kMaximumLevels));
        m_frames.push_back({std::move(node), anchor, nullptr, {}, {}});
    }

    void close()
    {
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        for (const Node::Pointer& merge : frame.merges)
            mergeInto(frame, *merge);
        complete(std::move(frame.node), frame.anchor);
    }

    void complete(std::shared_ptr<Node> node, YAML::anchor_t anchor)
    {
        const SourcePlace place = node->place;
        Node::Pointer finished = std::move(node);
        if (anchor != YAML::NullAnchor)
            m_anchors.insert(static_cast<quint64>(anchor), finished);
        attach(finished, place);
    }

    /// Puts a finished node (or an alias to one) where it belongs; `place` is where the alias stands.
    void attach(const Node::Pointer& child, SourcePlace place)
    {
        if (m_frames.empty()) {
            m_root = child;
            return;
        }
        Frame& frame = m_frames.back();
        Node& parent = *frame.node;
        parent.expandedSize += child->expandedSize;
        parent.levels = std::max(parent.levels, child->levels + 1);
        if (parent.expandedSize > kMaximumNodes)
            refuse(place,
                   tr("With its aliases written out this profile has more than %1 entries.").arg(kMaximumNodes));
        if (parent.levels > kMaximumLevels)
            refuse(place, tr("With its aliases written out this profile is nested more than %1 levels deep.")
                              .arg(kMaximumLevels));
        if (parent.isSequence()) {
            parent.items.push_back(child);
        } else if (frame.key == nullptr) {
            frame.key = child;
        } else {
            addEntry(frame, std::exchange(frame.key, nullptr), child);
        }
    }

    void addEntry(Frame& frame, const Node::Pointer& key, const Node::Pointer& value)
    {
        if (!key->isScalar()) {
            m_problems.push_back({Severity::Error, key->place, tr("A key must be a single word."), {}, {}});
            return;
        }
        if (key->text.size() > kMaximumKeyLength) {
            m_problems.push_back({Severity::Error,
                                  key->place,
                                  tr("A key may have %1 characters at most.").arg(kMaximumKeyLength),
                                  {},
                                  {}});
            return;
        }
        if (!key->isQuoted && key->text == QLatin1StringView("<<")) {
            if (value->isSequence())
                frame.merges.insert(frame.merges.end(), value->items.begin(), value->items.end());
            else
                frame.merges.push_back(value);
            return;
        }
        const auto known = frame.index.constFind(key->text);
        if (known == frame.index.constEnd()) {
            frame.index.insert(key->text, frame.node->entries.size());
            frame.node->entries.push_back({key, value});
            return;
        }
        Node::Entry& entry = frame.node->entries[*known];
        m_problems.push_back(
            {Severity::Error,
             key->place,
             tr("“%1” is already given in line %2; keep one of them.").arg(key->text).arg(entry.key->place.line),
             {},
             {}});
        entry.value = value; // the last one counts, as for other readers of this format
    }

    /// YAML 1.1 merge key: entries of the merged map that this one does not have itself.
    void mergeInto(Frame& frame, const Node& merged)
    {
        if (!merged.isMap()) {
            m_problems.push_back({Severity::Error, merged.place, tr("Only a map can be merged with <<."), {}, {}});
            return;
        }
        for (const Node::Entry& entry : merged.entries) {
            if (frame.index.contains(entry.key->text))
                continue;
            frame.index.insert(entry.key->text, frame.node->entries.size());
            frame.node->entries.push_back(entry);
        }
    }

    const PlaceFinder& m_places;
    std::vector<Problem>& m_problems;
    Node::Pointer m_root;
    std::vector<Frame> m_frames;
    QHash<quint64, Node::Pointer> m_anchors;
    std::size_t m_count = 0;
    qsizetype m_lastScalarOffset = 0;
    SourcePlace m_lastScalarPlace;
};

class TreeReader
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::TreeReader)

public:
    static TreeOutcome read(const QByteArray& yaml)
    {
        TreeOutcome outcome;
        if (std::optional<Problem> problem = foreignBytes(yaml)) {
            outcome.problems.push_back(std::move(*problem));
            return outcome;
        }
        const PlaceFinder places(yaml);
        const auto fail = [&](SourcePlace place, const QString& text) {
            outcome.problems.push_back({Severity::Error, place, text, {}, {}});
        };
        try {
            ByteBuffer buffer(yaml);
            std::istream stream(&buffer);
            YAML::Parser parser(stream);
            TreeBuilder builder(places, outcome.problems);
            if (!parser.HandleNextDocument(builder) || builder.root() == nullptr) {
                fail({1, 1}, tr("The profile is empty."));
                return outcome;
            }
            outcome.root = builder.root();
            if (isUnclosedQuote(yaml, builder.lastScalarOffset()))
                fail(builder.lastScalarPlace(), tr("The quote that opens here is never closed."));
            try {
                parser.HandleNextDocument(builder);
            } catch (const SecondDocument& second) {
                outcome.problems.push_back(
                    {Severity::Warning,
                     second.place,
                     tr("Only the first document of a profile is read; this one is ignored."),
                     {},
                     {}});
            }
        } catch (const TreeRefusal& refusal) {
            outcome.root = nullptr;
            outcome.problems.push_back(refusal.problem);
        } catch (const YAML::Exception& exception) {
            outcome.root = nullptr;
            const YamlFault fault = yamlFault(exception.msg, yaml, byteOf(exception.mark, yaml));
            fail(fault.offset == byteOf(exception.mark, yaml) ? places.place(exception.mark)
                                                              : places.placeOfByte(fault.offset),
                 fault.text);
        } catch (const std::exception& exception) {
            outcome.root = nullptr;
            fail({1, 1}, tr("The profile cannot be read: %1.").arg(QString::fromLocal8Bit(exception.what())));
        }
        return outcome;
    }

private:
    /// yaml-cpp counts a byte order mark as nothing.
    static qsizetype byteOf(const YAML::Mark& mark, const QByteArray& yaml)
    {
        return mark.is_null() ? 0 : mark.pos + (yaml.startsWith("\xEF\xBB\xBF") ? 3 : 0);
    }

    /// yaml-cpp takes the end of the text for the closing quote, which swallows all that follows a forgotten one.
    static bool isUnclosedQuote(const QByteArray& yaml, qsizetype offset)
    {
        if (offset < 0 || offset >= yaml.size())
            return false;
        const char quote = yaml[offset];
        if (quote != '"' && quote != '\'')
            return false;
        for (qsizetype at = offset + 1; at < yaml.size(); ++at) {
            if (quote == '"' && yaml[at] == '\\')
                ++at;
            else if (yaml[at] == quote)
                return false;
        }
        return true;
    }
};

} // namespace

TreeOutcome readTree(const QByteArray& yaml)
{
    return TreeReader::read(yaml);
}

} // namespace visor::profile
