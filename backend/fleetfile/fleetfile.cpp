// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetfile.h"

#include "fleetreader.h"
#include "problemlist.h"
#include "schemacheck.h"
#include "schemafields.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <optional>
#include <sstream>

namespace meridian
{

namespace
{

constexpr qint64 kLargest = 16 << 20; // a thousand nodes take a quarter of a megabyte

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FleetFile)
};

/// The line with the first byte that is not UTF-8, from 1; 0 when all of it is.
int lineThatIsNotUtf8(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    for (int i = 0; i < lines.size(); ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder.decode(lines[i]);
        if (decoder.hasError() || decoded.contains(QChar::Null))
            return i + 1;
    }
    return 0;
}

/// Where a second document begins. YAML::LoadAll would tell, but never ends on a stray comma or bracket: it makes of it
/// one empty document after the other.
class SecondDocument : public YAML::EventHandler
{
public:
    static std::optional<YAML::Mark> in(const std::string &text)
    {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        SecondDocument found;
        parser.HandleNextDocument(found);
        return parser.HandleNextDocument(found) ? std::optional(found.m_begin) : std::nullopt;
    }

    void OnDocumentStart(const YAML::Mark &mark) override { m_begin = mark; }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t, const std::string &) override {}
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}

private:
    YAML::Mark m_begin;
};

void check(const QByteArray &text, Fleet &fleet, ProblemList &problems)
{
    try {
        const std::string written = text.toStdString();
        const YAML::Node root = YAML::Load(written);
        if (const auto second = SecondDocument::in(written))
            problems.add(*second,
                         Words::tr("expected one YAML document, a second begins here; is the indentation right?"));
        SchemaCheck(fleetSchema(), problems).check(root);
        fleet = FleetReader(fleet.file, problems).read(root);
    } catch (const YAML::Exception &e) {
        problems.add(e.mark, Words::tr("not valid YAML: %1").arg(QString::fromStdString(e.msg)));
    }
}

} // namespace

QString FileProblem::text() const
{
    return line > 0 ? QStringLiteral("%1:%2:%3: %4").arg(file).arg(line).arg(column).arg(message)
                    : QStringLiteral("%1: %2").arg(file, message);
}

FleetOrProblems readFleet(const QString &fileName)
{
    QFile file(fileName);
    const auto refused = [&](const QString &why) { return FleetOrProblems{nullptr, {{fileName, 0, 0, why, {}}}}; };
    if (QFileInfo(fileName).isDir())
        return refused(Words::tr("expected a file, found a folder"));
    if (!file.open(QIODevice::ReadOnly))
        return refused(Words::tr("cannot be read: %1").arg(file.errorString()));
    const QByteArray text = file.read(kLargest + 1);
    if (file.error() != QFileDevice::NoError)
        return refused(Words::tr("cannot be read: %1").arg(file.errorString()));
    if (text.size() > kLargest)
        return refused(Words::tr("expected a fleet file, found more than 16 MB"));
    return parseFleet(text, fileName);
}

FleetOrProblems parseFleet(const QByteArray &yaml, const QString &fileName)
{
    if (const int line = lineThatIsNotUtf8(yaml))
        return {nullptr, {{fileName, line, 1, Words::tr("expected UTF-8 text, found other bytes in this line"), {}}}};
    const QByteArray text = yaml.startsWith("\xEF\xBB\xBF") ? yaml.sliced(3) : yaml;
    ProblemList problems(fileName, text);
    Fleet fleet;
    fleet.file = fileName;
    check(text, fleet, problems);
    if (problems.isEmpty())
        return {std::make_shared<const Fleet>(std::move(fleet)), {}};
    return {nullptr, problems.inOrder()};
}

Error fleetError(const QString &file, const QList<FileProblem> &problems)
{
    QStringList lines;
    for (const FileProblem &problem : problems)
        lines.append(problem.text());
    return {ErrorKind::BadInput,
            Words::tr("read the fleet file %1").arg(file),
            lines.join(u'\n'),
            {},
            Words::tr("correct the file; it is read again as soon as it is saved")};
}

} // namespace meridian
