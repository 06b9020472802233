# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of rules. A rule is a name, a check that yields (file, line, message), trees each of which it must catch
and, where it could easily catch too much, trees that it must leave alone."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass, field

import tools
from tree import Tree

CPP = ("*.cpp", "*.h")
TOP_FOLDERS = {"app", "widgets", "models", "backend", "resources", "translations", "tests", "packaging", ".ci"}
TOP_FILES = {
    *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "dev"),
    *("CMakeLists.txt", "CMakePresets.json", ".clang-format", ".editorconfig", ".gitignore"),
}
CHART_HEADERS = ("QChartView", "QLineSeries", "QValueAxis", "QLegendMarker")  # examples
CHARTS = r"Q(Chart\w*|PolarChart|Legend\w*|\w+Series|\w+Axis|\w+ModelMapper|(Bar|BoxPlot|Candlestick)Set|PieSlice)"
SLEEPS = r"QThread::[mun]?sleep|QTest::q(Sleep|Wait)|this_thread::sleep_\w+|nanosleep|usleep|(?<![\w.>:])sleep"
SHOWN = (
    r"(set(Text|ToolTip|StatusTip|WhatsThis|WindowTitle|Title|TitleText|SubTitle|PlaceholderText|LabelText|ButtonText"
    r"|Prefix|Suffix|AccessibleName|AccessibleDescription|InformativeText|SpecialValueText|HeaderLabels?)"
    r"|add(Action|Menu|Tab|Item|Row|ToolBar|DockWidget)"
    r"|Q(Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|Menu|DockWidget|MessageBox))"
)
LITERAL = (
    r'(QStringLiteral|QLatin1String(View)?)?\(?\s*u?"(?![a-z0-9_]+")[^"]*[A-Za-z][^"]*[A-Za-z]'  # "postgres" is a name
)


TRANSLATABLE = '#include <QObject>\nclass A : public QObject { Q_OBJECT };\nQString f() { return A::tr("%1 nodes"); }\n'
TS = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="zh_CN">%s</TS>\n'
TS_MESSAGE = (
    "<context><name>A</name><message><source>%%1 nodes</source><translation>%s</translation></message></context>"
)


def lines(pattern, message, *files, but=(), code=True):
    """A check: no line of these files matches. With `code`, C++ comments do not count."""
    expression = re.compile(pattern, re.MULTILINE)

    def check(tree):
        for name in tree.files(*files, but=but):
            text = tree.code(name) if code else tree.text(name)
            if "\0" in text:
                continue  # pictures and the like
            for match in expression.finditer(text):
                yield name, text.count("\n", 0, match.start()) + 1, message.replace("{}", match.group().strip())

    return check


def licence_first(tree):
    for name in tree.files(*CPP, "*.py", "*.sql", "*.sh", "dev", ".ci/run"):
        head = tree.text(name).splitlines()[:2] + ["", ""]
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in head[1 if head[0].startswith("#!") else 0]:
            yield name, 1, "starts with the line 'SPDX-License-Identifier: GPL-3.0-or-later' as a comment"


def short_files(tree):
    for name in tree.files(*CPP):
        count = tree.text(name).count("\n")
        if count > 400:
            yield name, count, f"{count} lines; split it by meaning before it passes 400"


def known_top_level(tree):
    for name in tree.files("*"):
        folder, slash, _ = name.partition("/")
        if folder not in (TOP_FOLDERS if slash else TOP_FILES):
            yield name, 1, f"'{folder}' is not a known entry of the top folder"


def lower_case_names(tree):
    for name in tree.files(*CPP):
        if not re.fullmatch(r"[a-z0-9_]+\.\w+", name.rpartition("/")[2]):
            yield name, 1, "file names are lower-case: letters, digits, underscores"


def one_user_of_charts(tree):
    users = {}
    for name in tree.files(*CPP, but=("tests/bench/*",)):
        for match in re.finditer(rf"^\s*#\s*include\s*<{CHARTS}>", tree.code(name), re.MULTILINE):
            users.setdefault(name.rpartition(".")[0], []).append(
                (name, tree.text(name).count("\n", 0, match.end()) + 1)
            )
    if len(users) > 1:
        for place in sum(users.values(), []):
            yield *place, f"Qt Charts is known to one class only, not to {', '.join(sorted(users))}"


def layers_named(tree):
    shape = tree.text("ARCHITECTURE.md") if tree.files("ARCHITECTURE.md") else ""
    for name in tree.files("*CMakeLists.txt", but=("tests/*",)):
        for match in re.finditer(r"^meridian_module\((\w+)", tree.text(name), re.MULTILINE):
            if f"`{match[1]}`" not in shape:
                yield name, 1, f"ARCHITECTURE.md does not name the library `{match[1]}`"


def well_formed(tree):
    import yaml  # not needed to list the rules

    def parse_yaml(text):
        list(yaml.safe_load_all(text))

    readers = {
        (".json",): json.loads,
        (".yaml", ".yml"): parse_yaml,
        (".xml", ".svg", ".ts", ".qrc"): lambda text: ElementTree.fromstring(text.encode()),
    }
    for suffixes, reader in readers.items():
        for name in tree.files(*(f"*{suffix}" for suffix in suffixes), but=("tests/*",)):
            try:
                reader(tree.text(name))
            except (ValueError, yaml.YAMLError, ElementTree.ParseError) as error:
                place = getattr(error, "problem_mark", None)
                line = place.line + 1 if place else getattr(error, "lineno", 0) or getattr(error, "position", (1, 0))[0]
                yield name, line, f"not well-formed: {' '.join(str(error).split())}"


@dataclass(frozen=True)
class Rule:
    name: str
    check: Callable[[Tree], object]
    bad: list
    good: list = field(default_factory=list)


def each(file, *texts):
    """Trees of one file."""
    return [{file: text} for text in texts]


RULES = [
    Rule(
        "format",
        tools.formatted,
        bad=each("app/a.cpp", "int  f( ) {return 1 ;}\n"),
        good=each("app/a.cpp", "int f();\n"),
    ),
    Rule(
        "licence",
        licence_first,
        bad=each("app/a.cpp", "int a;\n", "", "int a;\n// SPDX-License-Identifier: GPL-3.0-or-later\n")
        + each("dev", "#!/bin/bash\n")
        + each("backend/db/a.sql", "SELECT 1\n"),
        good=each("dev", "#!/bin/bash\n# SPDX-License-Identifier: GPL-3.0-or-later\n"),
    ),
    Rule("file-size", short_files, bad=each("app/a.cpp", "\n" * 401), good=each("app/a.cpp", "\n" * 400)),
    Rule(
        "top-level",
        known_top_level,
        bad=each("src/a.cpp", "") + each("NOTES.md", ""),
        good=each("app/a.cpp", "") + each("README.md", ""),
    ),
    Rule("file-names", lower_case_names, bad=each("app/MainWindow.cpp", ""), good=each("app/mainwindow.cpp", "")),
    Rule(
        "class-names",
        lines(r"\b(class|struct)\s+\w*(Manager|Helper|Utils?|Impl|Base)\b", "'{}': name it after what it is", *CPP),
        bad=each("app/a.h", "class NodeManager\n", "struct StringUtils\n", "class Impl;\n"),
        good=each("app/a.h", "class NodeTable\n"),
    ),
    Rule(
        "parent-includes",
        lines(r'^\s*#\s*include\s*["<][^">]*\.\./', "'{}': each layer's folder is an include path", *CPP),
        bad=each("app/a.cpp", '#include "../core/lsn.h"\n', '# include "x/../lsn.h"\n'),
        good=each("app/a.cpp", '#include "lsn.h"\n'),
    ),
    Rule(
        "module-includes",
        lines(
            r"^\s*#\s*include\s*<(Qt\w+/|Qt(Core|Gui|Widgets|Charts|Network|Sql|Svg|HttpServer|Test|Concurrent)>)",
            "'{}': include the class, not the module",
            *CPP,
        ),
        bad=each("app/a.cpp", "#include <QtCore/QString>\n", "#include <QtCharts>\n"),
        good=each("app/a.cpp", "#include <QTest>\n", "#include <QtMath>\n"),
    ),
    Rule(
        "chart-includes",
        one_user_of_charts,
        bad=[
            {"widgets/a.cpp": "#include <QChart>\n", "widgets/b.cpp": f"#include <{name}>\n"} for name in CHART_HEADERS
        ],
        good=[{"widgets/a.cpp": "#include <QChart>\n", "widgets/a.h": "#include <QLineSeries>\n"}],
    ),
    Rule(
        "backend-headless",
        lines(
            r"Qt6?::(Gui|Widgets|Charts|Svg\w*|OpenGL\w*|PrintSupport)\b",
            "nothing in backend/ links {}",
            "backend/*CMakeLists.txt",
        ),
        bad=each("backend/core/CMakeLists.txt", "LINKS Qt6::Gui)\n", "LINKS Qt6::Core Qt6::Widgets)\n"),
        good=each("backend/core/CMakeLists.txt", "LINKS Qt6::Core)\n"),
    ),
    Rule(
        "window-no-client",
        lines(
            r"PostgreSQL::\w+|\bpq\b|Qt6?::Sql\b|yaml-cpp",
            "the window does not link {}",
            "widgets/*CMakeLists.txt",
            "models/*CMakeLists.txt",
        ),
        bad=each("widgets/CMakeLists.txt", "LINKS PostgreSQL::PostgreSQL\n", "LINKS pq\n", "LINKS Qt6::Sql\n"),
        good=each("widgets/CMakeLists.txt", "LINKS meridian_models\n"),
    ),
    Rule(
        "architecture",
        layers_named,
        bad=[{"backend/a/CMakeLists.txt": "meridian_module(meridian_a backend/a)\n", "ARCHITECTURE.md": ""}],
        good=[
            {"backend/a/CMakeLists.txt": "meridian_module(meridian_a backend/a)\n", "ARCHITECTURE.md": "`meridian_a`"}
        ],
    ),
    Rule(
        "event-loops",
        lines(
            r"\bprocessEvents\b|\bQEventLoop\b|\b(QThread::|std::|\w*([Tt]hread|[Ww]orker)\w*(\.|->))terminate\s*\(",
            "'{}': no nested event loop, no forced end of a thread",
            *CPP,
            but=("tests/bench/*",),  # its main() has no other loop
        ),
        bad=each("tests/a.cpp", "QEventLoop loop;\n", "qApp->processEvents();\n", "m_thread->terminate();\n"),
        good=each(
            "tests/a.cpp", "// no processEvents\n", "QEventLoopLocker lock;\n", 'q("pg_terminate_backend(1)");\n'
        ),
    ),
    Rule(
        "modal",
        lines(
            r"(\.|->)exec\s*\(|QMessageBox::(information|question|warning|critical)\s*\(|QFileDialog::get\w+\s*\(",
            "'{}' waits in a nested event loop: open() it",
            "widgets/*.cpp",
            "widgets/*.h",
        ),
        bad=each(
            "widgets/a.cpp", "menu->exec(at);\n", "QMessageBox::warning(a);\n", "QFileDialog::getOpenFileName(a);\n"
        ),
        good=each("widgets/a.cpp", "dialog->open();\n"),
    ),
    Rule(
        "sleeps",
        lines(
            rf"\b(?:{SLEEPS})\s*\(",
            "'{}': wait for a condition with a deadline",
            *("tests/*.cpp", "tests/*.h", "widgets/*.cpp", "widgets/*.h", "models/*.cpp", "models/*.h"),
        ),
        bad=each(
            "tests/a.cpp",
            *(
                "QTest::qWait(100);\n",
                "QTest::qSleep(1);\n",
                "QThread::msleep(1);\n",
                "usleep(1);\n",
                "    sleep(1);\n",
            ),
            "std::this_thread::sleep_for(1s);\n",
        ),
        good=each("tests/a.cpp", "QTest::qWaitFor(ready);\n", 'query("select pg_sleep(1)");\n', "// never sleep(1)\n"),
    ),
    Rule(
        "skips",
        lines(
            r"\bQSKIP\s*\(|SKIP_RETURN_CODE|\bDISABLED\b",
            "'{}': a skipped test is a hole",
            "tests/*.cpp",
            "*CMakeLists.txt",
        ),
        bad=each("tests/a.cpp", 'QSKIP("no server");\n') + each("tests/CMakeLists.txt", "DISABLED TRUE\n"),
    ),
    Rule(
        "unfinished",
        lines(
            r"\b(TODO|FIXME|XXX|HACK)\b|^(<{7}|>{7}) .*",
            "'{}': finish it, or open an issue",
            *("*",),
            but=("tests/lint/*", "LICENSE"),
            code=False,
        ),
        bad=each("app/a.cpp", "// TODO later\n")
        + each("README.md", "FIXME\n")
        + each("dev", "# XXX\n", "# HACK\n", "a\n<<<<<<< HEAD\n"),
        good=each("dev", "mktemp x.XXXXXX\n"),
    ),
    Rule(
        "secrets-in-logs",
        lines(
            r"\bq(C?Debug|C?Info|C?Warning|C?Critical|Fatal)\b[^;]*(password|secret)(\.value|\b\s*[;<)])",
            "'{}': no secret in a text",
            *CPP,
        ),
        bad=each("app/a.cpp", "qWarning() << password;\n", "qCDebug(log) << secret.value << 1;\n"),
        good=each("app/a.cpp", 'qWarning() << "no password for" << name;\n'),
    ),
    Rule(
        "untranslated",
        lines(
            rf"\b{SHOWN}(\s+\w+)?\(\s*{LITERAL}",
            "'{}': through tr()",
            *("widgets/*.cpp", "widgets/*.h", "models/*.cpp", "models/*.h"),
        ),
        bad=each(
            "widgets/a.cpp",
            'label->setText(QStringLiteral("Nodes"));\n',
            'bar->addAction("Open");\n',
            'new QLabel(u"Lag"_s);\n',
            'QPushButton ok(QLatin1String("OK"));\n',
        ),
        good=each(
            "widgets/a.cpp",
            'label->setText(tr("Nodes"));\n',
            'label->setText(QStringLiteral("–"));\n',
            'field->setText(QStringLiteral("postgres"));\n',
            'label->setObjectName(QStringLiteral("nodes"));\n',
        ),
    ),
    Rule(
        "translations",
        tools.translated,
        bad=[
            {"app/a.cpp": TRANSLATABLE},
            {"app/a.cpp": TRANSLATABLE, "translations/meridian_zh_CN.ts": TS % ""},
            {"app/a.cpp": TRANSLATABLE, "translations/meridian_zh_CN.ts": TS % TS_MESSAGE % "节点"},
        ],
        good=[
            {"app/a.cpp": "int a;\n"},
            {"app/a.cpp": TRANSLATABLE, "translations/meridian_zh_CN.ts": TS % TS_MESSAGE % "%1 个节点"},
        ],
    ),
    Rule(
        "well-formed",
        well_formed,
        bad=each("resources/a.yaml", "a: [1\n") + each("resources/a.json", "{,}") + each("resources/a.svg", "<svg>"),
        good=each("resources/a.yaml", "a: [1]\n") + each("resources/a.json", "{}") + each("resources/a.svg", "<svg/>"),
    ),
    Rule(
        "desktop-entry", tools.desktop_entries, bad=each("packaging/a.desktop", "[Desktop Entry]\nType=Application\n")
    ),
    Rule("appstream", tools.appstream, bad=each("packaging/a.metainfo.xml", "<component><id>a</id></component>\n")),
]
