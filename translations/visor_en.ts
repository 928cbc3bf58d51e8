<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>visor::app::Cli</name>
    <message numerus="yes">
        <source>%n setting(s) did not answer or were refused.</source>
        <translation>
            <numerusform>%n setting did not answer or was refused.</numerusform>
            <numerusform>%n settings did not answer or were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::app::UnsavedCapturesDialog</name>
    <message numerus="yes">
        <source>%n capture(s) would be lost. Export before closing?</source>
        <translation>
            <numerusform>%n capture would be lost. Export before closing?</numerusform>
            <numerusform>%n captures would be lost. Export before closing?</numerusform>
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
    <name>visor::app::Workspace</name>
    <message numerus="yes">
        <source>%n setting(s) of %1 were saved.</source>
        <translation>
            <numerusform>%n setting of %1 was saved.</numerusform>
            <numerusform>%n settings of %1 were saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more did not answer or were refused.</source>
        <translation>
            <numerusform>%n more did not answer or was refused.</numerusform>
            <numerusform>%n more did not answer or were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::instrument::Setup</name>
    <message numerus="yes">
        <source>The instrument answered none of the %n question(s) for its settings. Check that it is on and answers in the terminal.</source>
        <translation>
            <numerusform>The instrument did not answer the %n question for its settings. Check that it is on and answers in the terminal.</numerusform>
            <numerusform>The instrument answered none of the %n questions for its settings. Check that it is on and answers in the terminal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::modbus::Errors</name>
    <message numerus="yes">
        <source>The answer has not the length that belongs to the request (%n byte(s)); it was thrown away.</source>
        <translation>
            <numerusform>The answer has not the length that belongs to the request (%n byte); it was thrown away.</numerusform>
            <numerusform>The answer has not the length that belongs to the request (%n bytes); it was thrown away.</numerusform>
        </translation>
    </message>
</context>
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
    <name>visor::serial::SerialPort</name>
    <message numerus="yes">
        <source>%n byte(s) could not be sent in time; at %1 baud they take %2 s more.</source>
        <translation>
            <numerusform>%n byte could not be sent in time; at %1 baud it takes %2 s more.</numerusform>
            <numerusform>%n bytes could not be sent in time; at %1 baud they take %2 s more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::ApplySetupDialog</name>
    <message numerus="yes">
        <source>All %n old value(s) are back.</source>
        <translation>
            <numerusform>%n old value is back.</numerusform>
            <numerusform>All %n old values are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n line(s) were applied.</source>
        <translation>
            <numerusform>%n line was applied.</numerusform>
            <numerusform>All %n lines were applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %n line(s)</source>
        <translation>
            <numerusform>&amp;Apply %n line</numerusform>
            <numerusform>&amp;Apply %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandText</name>
    <message numerus="yes">
        <source>… %n value(s)</source>
        <translation>
            <numerusform>… %n value</numerusform>
            <numerusform>… %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::DifferenceDialog</name>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
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
    <name>visor::ui::RecordingBar</name>
    <message numerus="yes">
        <source>Recording since %1: %n message(s)</source>
        <translation>
            <numerusform>Recording since %1: %n message</numerusform>
            <numerusform>Recording since %1: %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::RecordingDialog</name>
    <message numerus="yes">
        <source>%n act(s) cannot be written in this form; choose Python for all of them.</source>
        <translation>
            <numerusform>%n act cannot be written in this form; choose Python for all of them.</numerusform>
            <numerusform>%n acts cannot be written in this form; choose Python for all of them.</numerusform>
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
    <name>visor::ui::SequenceTask</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::SetupLineText</name>
    <message numerus="yes">
        <source>%n setting(s) differ.</source>
        <translation>
            <numerusform>%n setting differs.</numerusform>
            <numerusform>%n settings differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are as in the file.</source>
        <translation>
            <numerusform>%n is as in the file.</numerusform>
            <numerusform>%n are as in the file.</numerusform>
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
<context>
    <name>visor::vxi11::GatewayFinder</name>
    <message numerus="yes">
        <source>The gateway answers a question about its bus with %n bytes instead of 2.</source>
        <translation>
            <numerusform>The gateway answers a question about its bus with %n byte instead of 2.</numerusform>
            <numerusform>The gateway answers a question about its bus with %n bytes instead of 2.</numerusform>
        </translation>
    </message>
</context>
</TS>
