<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ClusterFacts</name>
    <message numerus="yes">
        <source>%n poll(s) in a row</source>
        <translation>
            <numerusform>%n poll</numerusform>
            <numerusform>%n polls in a row</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%n segment(s) archived</source>
        <translation>
            <numerusform>%n segment archived</numerusform>
            <numerusform>%n segments archived</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapReach</name>
    <message numerus="yes">
        <source>Partition suspected: %n region(s) cut off: %1</source>
        <translation>
            <numerusform>Partition suspected: %n region cut off: %1</numerusform>
            <numerusform>Partition suspected: %n regions cut off: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapTexts</name>
    <message numerus="yes">
        <source>primary · %n node(s)</source>
        <translation>
            <numerusform>primary · %n node</numerusform>
            <numerusform>primary · %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 primaries · %n node(s)</source>
        <translation>
            <numerusform>%1 primaries · %n node</numerusform>
            <numerusform>%1 primaries · %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n standby(s)</source>
        <translation>
            <numerusform>%n standby</numerusform>
            <numerusform>%n standbys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation>
            <numerusform>%n unreachable</numerusform>
            <numerusform>%n unreachable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeTable</name>
    <message numerus="yes">
        <source>%1: %n node(s), worst: %2</source>
        <translation>
            <numerusform>%1: %n node, worst: %2</numerusform>
            <numerusform>%1: %n nodes, worst: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n event(s) at once</source>
        <translation>
            <numerusform>%n event at once</numerusform>
            <numerusform>%n events at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationTexts</name>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) lost</source>
        <translation>
            <numerusform>%n row lost</numerusform>
            <numerusform>%n rows lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::AvailabilityPage</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::DiscoveryWizard</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::EventFilterBar</name>
    <message numerus="yes">
        <source>%n kind(s)</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::EventsPage</name>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation>
            <numerusform>Show %n new</numerusform>
            <numerusform>Show %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::FailoversPage</name>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n operation</numerusform>
            <numerusform>%n operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::FleetControl</name>
    <message numerus="yes">
        <source>Of %n node(s) nobody tells the port: type it into the table and ask again.</source>
        <translation>
            <numerusform>Of %n node nobody tells the port: type it into the table and ask again.</numerusform>
            <numerusform>Of %n nodes nobody tells the port: type it into the table and ask again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::FleetEditor</name>
    <message numerus="yes">
        <source>%n &amp;problem(s)</source>
        <translation>
            <numerusform>%n &amp;problem</numerusform>
            <numerusform>%n &amp;problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::Lab</name>
    <message numerus="yes">
        <source>Creating %n server(s) of %1</source>
        <translation>
            <numerusform>Creating %n server of %1</numerusform>
            <numerusform>Creating %n servers of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::MapCard</name>
    <message numerus="yes">
        <source>the worst of %n link(s)</source>
        <translation>
            <numerusform>the worst of %n link</numerusform>
            <numerusform>the worst of %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::NodeDelegate</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::NodesPage</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 of %n node</numerusform>
            <numerusform>%1 of %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::StepCard</name>
    <message numerus="yes">
        <source>All %n line(s)</source>
        <translation>
            <numerusform>The line</numerusform>
            <numerusform>All %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::TimelineTrack</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
