<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>visor::profile::ReplyText</name>
    <message numerus="yes">
        <source>block of %n byte(s)</source>
        <translation>
            <numerusform>block of %n byte</numerusform>
            <numerusform>block of %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waveform of %n point(s)</source>
        <translation>
            <numerusform>waveform of %n point</numerusform>
            <numerusform>waveform of %n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::LockPanel</name>
    <message numerus="yes">
        <source>%n other(s) share it.</source>
        <translation>
            <numerusform>%n other shares it.</numerusform>
            <numerusform>%n others share it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::SearchStatus</name>
    <message numerus="yes">
        <source>%n ways of looking failed. %1</source>
        <translation>
            <numerusform>%n way of looking failed. %1</numerusform>
            <numerusform>%n ways of looking failed. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::SourcePicker</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
</TS>
