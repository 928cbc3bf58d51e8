<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BytesText</name>
    <message>
        <source>block of open length</source>
        <translation>Block offener Länge</translation>
    </message>
    <message>
        <source>block of %1 bytes</source>
        <translation>Block mit %1 Bytes</translation>
    </message>
    <message>
        <source>%1 binary bytes</source>
        <translation>%1 binäre Bytes</translation>
    </message>
    <message>
        <source>… and %1 more bytes; save them to a file to see all.</source>
        <translation>… und %1 weitere Bytes; in einer Datei speichern, um alle zu sehen.</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>ResourceWords</name>
    <message>
        <source>raw socket, port %1</source>
        <translation>Raw-Socket, Port %1</translation>
    </message>
    <message>
        <source>serial port</source>
        <translation>serielle Schnittstelle</translation>
    </message>
</context>
<context>
    <name>ScpiWords</name>
    <message>
        <source> (default %1)</source>
        <translation> (Vorgabe %1)</translation>
    </message>
    <message>
        <source>Identity: maker, model, serial number, firmware</source>
        <translation>Identität: Hersteller, Modell, Seriennummer, Firmware</translation>
    </message>
    <message>
        <source>Reset to the maker&apos;s known state</source>
        <translation>In den definierten Zustand des Herstellers zurücksetzen</translation>
    </message>
    <message>
        <source>Clear status and error queue</source>
        <translation>Status und Fehlerspeicher löschen</translation>
    </message>
    <message>
        <source>Answers 1 when everything before is done</source>
        <translation>Antwortet 1, wenn alles Vorherige erledigt ist</translation>
    </message>
    <message>
        <source>Sets the operation complete bit when everything before is done</source>
        <translation>Setzt das Operation-Complete-Bit, wenn alles Vorherige erledigt ist</translation>
    </message>
    <message>
        <source>Wait for everything before to be done</source>
        <translation>Warten, bis alles Vorherige erledigt ist</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>Self test; 0 means passed</source>
        <translation>Selbsttest; 0 bedeutet bestanden</translation>
    </message>
    <message>
        <source>Status byte</source>
        <translation>Statusbyte</translation>
    </message>
    <message>
        <source>Standard event status register, cleared by reading</source>
        <translation>Standard-Ereignisstatusregister, wird beim Lesen gelöscht</translation>
    </message>
    <message>
        <source>Standard event status enable register</source>
        <translation>Freigaberegister des Standard-Ereignisstatus</translation>
    </message>
    <message>
        <source>Service request enable register</source>
        <translation>Freigaberegister der Bedienungsanforderung</translation>
    </message>
    <message>
        <source>Installed options</source>
        <translation>Installierte Optionen</translation>
    </message>
    <message>
        <source>The oldest error of the queue</source>
        <translation>Der älteste Fehler im Fehlerspeicher</translation>
    </message>
    <message>
        <source>The SCPI version it follows</source>
        <translation>Die unterstützte SCPI-Version</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Identifying</source>
        <translation>Identifiziert</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließt</translation>
    </message>
</context>
<context>
    <name>TraceExport</name>
    <message>
        <source>The trace could not be written to %1: %2. Choose another place.</source>
        <translation>Das Protokoll konnte nicht nach %1 geschrieben werden: %2. Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
</context>
<context>
    <name>TraceWords</name>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Housekeeping</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Steuerung</translation>
    </message>
</context>
<context>
    <name>visor::app::AboutDialog</name>
    <message>
        <source>About Visor</source>
        <translation>Über Visor</translation>
    </message>
    <message>
        <source>Visor %1</source>
        <translation>Visor %1</translation>
    </message>
    <message>
        <source>A desktop instrument console. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
        <translation>Eine Desktop-Konsole für Messgeräte. Freie Software unter der GNU General Public License, Version 3 oder später; ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>Für einen Fehlerbericht kopieren</translation>
    </message>
    <message>
        <source>Qt %1, %2</source>
        <translation>Qt %1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Wires: %1</source>
        <translation>Verbindungsarten: %1</translation>
    </message>
</context>
<context>
    <name>visor::app::BenchAnnouncement</name>
    <message>
        <source>The simulated bench cannot announce itself in %1 (%2). Other programs can still use it by its resource strings.</source>
        <translation>Der simulierte Messplatz kann sich nicht in %1 bekannt machen (%2). Andere Programme können ihn trotzdem über seine Ressourcennamen verwenden.</translation>
    </message>
    <message>
        <source>simulated bench</source>
        <translation>simulierter Messplatz</translation>
    </message>
</context>
<context>
    <name>visor::app::BenchFinder</name>
    <message>
        <source>simulated bench</source>
        <translation>simulierter Messplatz</translation>
    </message>
</context>
<context>
    <name>visor::app::BenchHost</name>
    <message>
        <source>There is no “%1” on the bench; there are: %2.</source>
        <translation>„%1“ gibt es auf dem Messplatz nicht; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>simulated bench</source>
        <translation>simulierter Messplatz</translation>
    </message>
    <message>
        <source>The user name and the password of the bench may have 1 to 255 characters and no control characters.</source>
        <translation>Benutzername und Kennwort des Messplatzes dürfen 1 bis 255 Zeichen und keine Steuerzeichen haben.</translation>
    </message>
    <message>
        <source>GPIB adapter</source>
        <translation>GPIB-Adapter</translation>
    </message>
</context>
<context>
    <name>visor::app::CaptureKeeper</name>
    <message>
        <source>%1, captured at %2</source>
        <translation>%1, aufgenommen um %2</translation>
    </message>
    <message>
        <source>Export the captures into a folder</source>
        <translation>Die Aufnahmen in einen Ordner exportieren</translation>
    </message>
</context>
<context>
    <name>visor::app::Cli</name>
    <message>
        <source>captures a waveform into a file</source>
        <translation>nimmt eine Kurvenform in eine Datei auf</translation>
    </message>
    <message>
        <source>A waveform source or command of the profile; the first there is if left out.</source>
        <translation>Eine Kurvenformquelle oder ein Befehl des Profils; ohne Angabe die erste vorhandene.</translation>
    </message>
    <message>
        <source>Its arguments.</source>
        <translation>Seine Argumente.</translation>
    </message>
    <message>
        <source>Keep the instrument&apos;s codes where the format can (.npy).</source>
        <translation>Die Codes des Geräts behalten, wo das Format es erlaubt (.npy).</translation>
    </message>
    <message>
        <source>A note to keep with the capture.</source>
        <translation>Eine Notiz, die mit der Aufnahme gespeichert wird.</translation>
    </message>
    <message>
        <source>Do not read the instrument&apos;s settings first.</source>
        <translation>Nicht zuerst die Einstellungen des Geräts lesen.</translation>
    </message>
    <message>
        <source>Use this profile instead of the one that fits.</source>
        <translation>Dieses Profil statt des passenden verwenden.</translation>
    </message>
    <message>
        <source>capture needs --output FILE.</source>
        <translation>capture braucht --output FILE.</translation>
    </message>
    <message>
        <source>%1: %2 points</source>
        <translation>%1: %2 Punkte</translation>
    </message>
    <message>
        <source>says who an instrument is and which profile fits it</source>
        <translation>nennt die Identität eines Geräts und das passende Profil</translation>
    </message>
    <message>
        <source>Print one JSON object.</source>
        <translation>Ein JSON-Objekt ausgeben.</translation>
    </message>
    <message>
        <source>Maker:    %1</source>
        <translation>Hersteller: %1</translation>
    </message>
    <message>
        <source>Model:    %1</source>
        <translation>Modell:     %1</translation>
    </message>
    <message>
        <source>Serial:   %1</source>
        <translation>Seriennr.:  %1</translation>
    </message>
    <message>
        <source>Firmware: %1</source>
        <translation>Firmware:   %1</translation>
    </message>
    <message>
        <source>Profile:  %1</source>
        <translation>Profil:     %1</translation>
    </message>
    <message>
        <source>none fits</source>
        <translation>keines passt</translation>
    </message>
    <message>
        <source>lists the instruments within reach</source>
        <translation>listet die erreichbaren Geräte auf</translation>
    </message>
    <message>
        <source>A VISA search expression, such as ?*::INSTR (everything).</source>
        <translation>Ein VISA-Suchausdruck wie ?*::INSTR (alles).</translation>
    </message>
    <message>
        <source>Longest the search may take (2000).</source>
        <translation>Längste Dauer der Suche (2000).</translation>
    </message>
    <message>
        <source>Print one JSON array.</source>
        <translation>Ein JSON-Array ausgeben.</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>simulated, faulty</source>
        <translation>simuliert, gestört</translation>
    </message>
    <message>
        <source>not seen now</source>
        <translation>jetzt nicht gesehen</translation>
    </message>
    <message>
        <source>same instrument</source>
        <translation>dasselbe Gerät</translation>
    </message>
    <message>
        <source>Nothing was found. “visor simulate” starts a simulated bench; any instrument can be used by its resource string without being listed.</source>
        <translation>Nichts gefunden. „visor simulate“ startet einen simulierten Messplatz; jedes Gerät lässt sich über seinen Ressourcennamen verwenden, ohne aufgelistet zu sein.</translation>
    </message>
    <message>
        <source>Usage: visor COMMAND [ARGUMENTS] [OPTIONS]</source>
        <translation>Aufruf: visor BEFEHL [ARGUMENTE] [OPTIONEN]</translation>
    </message>
    <message>
        <source>Drives instruments without a window. Data goes to stdout, messages to stderr.</source>
        <translation>Bedient Messgeräte ohne Fenster. Daten gehen an stdout, Meldungen an stderr.</translation>
    </message>
    <message>
        <source>“visor COMMAND --help” says more. “visor --version” prints the version.</source>
        <translation>„visor BEFEHL --help“ sagt mehr. „visor --version“ gibt die Version aus.</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 the instrument or file answered with an error, 2 wrong usage, 3 not found, 4 timeout, 5 locked or busy, 6 connection lost, 7 not permitted.</source>
        <translation>Rückgabewerte: 0 erledigt, 1 Gerät oder Datei antwortete mit einem Fehler, 2 falscher Aufruf, 3 nicht gefunden, 4 Zeitüberschreitung, 5 gesperrt oder beschäftigt, 6 Verbindung verloren, 7 nicht erlaubt.</translation>
    </message>
    <message>
        <source>Says what is here.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>wrong number of arguments for %1. “visor %1 --help” shows them.</source>
        <translation>falsche Anzahl von Argumenten für %1. „visor %1 --help“ zeigt sie.</translation>
    </message>
    <message>
        <source>there is no command “%1”. “visor --help” lists them.</source>
        <translation>einen Befehl „%1“ gibt es nicht. „visor --help“ listet alle auf.</translation>
    </message>
    <message>
        <source>“%1” is no terminator. Use lf, cr, crlf or none.</source>
        <translation>„%1“ ist kein Abschluss. lf, cr, crlf oder none verwenden.</translation>
    </message>
    <message>
        <source>%1 takes a whole number of milliseconds above zero, not “%2”.</source>
        <translation>%1 erwartet eine ganze Zahl von Millisekunden über null, nicht „%2“.</translation>
    </message>
    <message>
        <source>“%1” is no argument. Write NAME=VALUE.</source>
        <translation>„%1“ ist kein Argument. NAME=WERT schreiben.</translation>
    </message>
    <message>
        <source>Longest a single write or read may take (2000).</source>
        <translation>Längste Dauer eines einzelnen Schreib- oder Lesevorgangs (2000).</translation>
    </message>
    <message>
        <source>Longest opening may take (5000).</source>
        <translation>Längste Dauer des Öffnens (5000).</translation>
    </message>
    <message>
        <source>A VISA resource string, such as TCPIP::192.168.1.5::inst0::INSTR.</source>
        <translation>Ein VISA-Ressourcenname wie TCPIP::192.168.1.5::inst0::INSTR.</translation>
    </message>
    <message>
        <source>No profile fits “%1”. Name one with --profile, or write one; query and write work without.</source>
        <translation>Kein Profil passt zu „%1“. Mit --profile eines angeben oder eines schreiben; query und write funktionieren auch ohne.</translation>
    </message>
    <message>
        <source>Print JSON.</source>
        <translation>JSON ausgeben.</translation>
    </message>
    <message>
        <source>visor: No profile fits “%1”.</source>
        <translation>visor: Kein Profil passt zu „%1“.</translation>
    </message>
    <message>
        <source>sends a message and prints the reply</source>
        <translation>sendet eine Nachricht und gibt die Antwort aus</translation>
    </message>
    <message>
        <source>What to send.</source>
        <translation>Was zu senden ist.</translation>
    </message>
    <message>
        <source>Write the reply&apos;s bytes to this file.</source>
        <translation>Die Bytes der Antwort in diese Datei schreiben.</translation>
    </message>
    <message>
        <source>Ask N times and print rate and p50/p99 to stderr; the last reply is printed.</source>
        <translation>N-mal abfragen und Rate sowie p50/p99 an stderr ausgeben; die letzte Antwort wird ausgegeben.</translation>
    </message>
    <message>
        <source>--repeat takes a whole number above zero, not “%1”.</source>
        <translation>--repeat erwartet eine ganze Zahl über null, nicht „%1“.</translation>
    </message>
    <message>
        <source>%1 queries, %2/s, p50 %3 µs, p99 %4 µs</source>
        <translation>%1 Abfragen, %2/s, p50 %3 µs, p99 %4 µs</translation>
    </message>
    <message>
        <source>reads a message that is waiting</source>
        <translation>liest eine wartende Nachricht</translation>
    </message>
    <message>
        <source>Read at most N bytes.</source>
        <translation>Höchstens N Bytes lesen.</translation>
    </message>
    <message>
        <source>Write the bytes to this file.</source>
        <translation>Die Bytes in diese Datei schreiben.</translation>
    </message>
    <message>
        <source>--bytes takes a whole number above zero, not “%1”.</source>
        <translation>--bytes erwartet eine ganze Zahl über null, nicht „%1“.</translation>
    </message>
    <message>
        <source>The file cannot be written (%1). Choose another place or free some space.</source>
        <translation>Die Datei kann nicht geschrieben werden (%1). Einen anderen Ort wählen oder Speicherplatz schaffen.</translation>
    </message>
    <message>
        <source>runs a command of the instrument&apos;s profile</source>
        <translation>führt einen Befehl aus dem Profil des Geräts aus</translation>
    </message>
    <message>
        <source>Name of a command or sequence of the profile.</source>
        <translation>Name eines Befehls oder Ablaufs des Profils.</translation>
    </message>
    <message>
        <source>The profile %1 has no command “%2”. “visor profile show %1” lists them.</source>
        <translation>Das Profil %1 hat keinen Befehl „%2“. „visor profile show %1“ listet alle auf.</translation>
    </message>
    <message>
        <source>The instrument answered with an error: %1, %2.</source>
        <translation>Das Gerät antwortete mit einem Fehler: %1, %2.</translation>
    </message>
    <message>
        <source>An earlier error was still in the queue: %1, %2.</source>
        <translation>Ein früherer Fehler war noch im Fehlerspeicher: %1, %2.</translation>
    </message>
    <message>
        <source>serves simulated instruments on this machine until ended</source>
        <translation>stellt simulierte Geräte auf diesem Rechner bereit, bis es beendet wird</translation>
    </message>
    <message>
        <source>Serve only these instruments; all of them if left out.</source>
        <translation>Nur diese Geräte bereitstellen; ohne Angabe alle.</translation>
    </message>
    <message>
        <source>Seed of the noise (1).</source>
        <translation>Startwert des Rauschens (1).</translation>
    </message>
    <message>
        <source>Print one JSON object per resource.</source>
        <translation>Je Ressource ein JSON-Objekt ausgeben.</translation>
    </message>
    <message>
        <source>--seed takes a whole number, not “%1”.</source>
        <translation>--seed erwartet eine ganze Zahl, nicht „%1“.</translation>
    </message>
    <message>
        <source>simulated bench</source>
        <translation>simulierter Messplatz</translation>
    </message>
    <message>
        <source>sends a message and reads nothing</source>
        <translation>sendet eine Nachricht und liest nichts</translation>
    </message>
    <message>
        <source>Not all of the output could be written. Make room, or send it elsewhere.</source>
        <translation>Nicht die ganze Ausgabe konnte geschrieben werden. Platz schaffen oder woandershin ausgeben.</translation>
    </message>
    <message>
        <source>User name for %1: </source>
        <translation>Benutzername für %1: </translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>Kennwort: </translation>
    </message>
    <message>
        <source>says why an instrument is missing or does not connect</source>
        <translation>sagt, warum ein Gerät fehlt oder sich nicht verbinden lässt</translation>
    </message>
    <message>
        <source>A VISA resource string. Without one this machine is looked at: why the list is empty.</source>
        <translation>Ein VISA-Ressourcenname. Ohne Angabe wird dieser Rechner untersucht: warum die Liste leer ist.</translation>
    </message>
    <message>
        <source>Longest the examination may take (15000).</source>
        <translation>Längste Dauer der Untersuchung (15000).</translation>
    </message>
    <message>
        <source>Do not ask *IDN?.</source>
        <translation>*IDN? nicht abfragen.</translation>
    </message>
    <message>
        <source>Print the udev rule that lets you use USB instruments, and do nothing else.</source>
        <translation>Die udev-Regel ausgeben, die USB-Geräte nutzbar macht, und sonst nichts tun.</translation>
    </message>
    <message>
        <source>Print one JSON object a line for each finding.</source>
        <translation>Je Befund ein JSON-Objekt in einer Zeile ausgeben.</translation>
    </message>
    <message>
        <source>The examination was stopped before its end.</source>
        <translation>Die Untersuchung wurde vor ihrem Ende abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing is broken; what may be in the way is marked as a warning.</source>
        <translation>Nichts ist defekt; was stören könnte, ist als Warnung gekennzeichnet.</translation>
    </message>
    <message>
        <source>Nothing wrong was found.</source>
        <translation>Es wurde kein Fehler gefunden.</translation>
    </message>
    <message>
        <source>Also knock at every host of a network, such as 192.168.1.0/24 or 192.168.1.10-40.</source>
        <translation>Auch bei jedem Host eines Netzes anklopfen, etwa 192.168.1.0/24 oder 192.168.1.10-40.</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>Netzdurchsuchung</translation>
    </message>
    <message>
        <source>holds a lock on an instrument until ended</source>
        <translation>hält eine Sperre auf einem Gerät, bis es beendet wird</translation>
    </message>
    <message>
        <source>Take a shared lock, for everybody who names the same key; exclusive without it.</source>
        <translation>Eine gemeinsame Sperre für alle verwenden, die denselben Schlüssel angeben; ohne diese Option exklusiv.</translation>
    </message>
    <message>
        <source>Give it back after so many milliseconds; until ended (Ctrl+C, SIGTERM) without it.</source>
        <translation>Die Sperre nach so vielen Millisekunden zurückgeben; ohne diese Option beim Beenden (Strg+C, SIGTERM).</translation>
    </message>
    <message>
        <source>Stand in line for at most so long while somebody else holds it (--timeout).</source>
        <translation>Höchstens so lange in der Warteschlange warten, während jemand anderes die Sperre hält (--timeout).</translation>
    </message>
    <message>
        <source>Say it as one JSON document.</source>
        <translation>Als ein JSON-Dokument ausgeben.</translation>
    </message>
    <message>
        <source>In line before you: %1.</source>
        <translation>Vor Ihnen in der Warteschlange: %1.</translation>
    </message>
    <message>
        <source>%1 is locked, shared with the key, by this command until it ends.</source>
        <translation>%1 ist durch diesen Befehl bis zu dessen Ende gesperrt, gemeinsam über den Schlüssel.</translation>
    </message>
    <message>
        <source>%1 is locked by this command until it ends.</source>
        <translation>%1 ist durch diesen Befehl bis zu dessen Ende gesperrt.</translation>
    </message>
    <message>
        <source>An instrument that wants a login is told VISOR_USER and VISOR_PASSWORD of the environment; without them they are asked for on the terminal.</source>
        <translation>Ein Gerät, das eine Anmeldung verlangt, erhält VISOR_USER und VISOR_PASSWORD aus der Umgebung; fehlen sie, werden sie am Terminal abgefragt.</translation>
    </message>
    <message>
        <source>Terminator of messages both ways: lf, cr, crlf or none (lf). None leaves replies as they are.</source>
        <translation>Abschluss der Nachrichten in beiden Richtungen: lf, cr, crlf oder none (lf). Mit none bleiben Antworten, wie sie sind.</translation>
    </message>
    <message>
        <source>Use the standard ports (111, 1861, 4880, 5025 …), for programs that cannot be told others.</source>
        <translation>Die Standardports verwenden (111, 1861, 4880, 5025 …), für Programme, denen sich keine anderen nennen lassen.</translation>
    </message>
    <message>
        <source>Serve HiSLIP only over TLS; the certificate&apos;s fingerprint stands behind each such resource. With VISOR_USER and VISOR_PASSWORD in the environment, only that login is let in.</source>
        <translation>HiSLIP nur über TLS bereitstellen; hinter jeder solchen Ressource steht der Fingerabdruck des Zertifikats. Mit VISOR_USER und VISOR_PASSWORD in der Umgebung wird nur diese Anmeldung zugelassen.</translation>
    </message>
    <message>
        <source>shows, trusts and revokes instruments&apos; certificates</source>
        <translation>zeigt Zertifikate von Geräten, vertraut ihnen und widerruft das Vertrauen</translation>
    </message>
    <message>
        <source>The instrument whose certificate to look at, such as TCPIPS::192.168.1.5::hislip0::INSTR. Without it, every certificate that is trusted by exception is listed.</source>
        <translation>Das Gerät, dessen Zertifikat zu prüfen ist, etwa TCPIPS::192.168.1.5::hislip0::INSTR. Ohne Angabe werden alle Zertifikate aufgelistet, denen als Ausnahme vertraut wird.</translation>
    </message>
    <message>
        <source>Trust its certificate if this is its SHA-256 fingerprint.</source>
        <translation>Dem Zertifikat vertrauen, wenn dies sein SHA-256-Fingerabdruck ist.</translation>
    </message>
    <message>
        <source>No longer trust the certificate of this host.</source>
        <translation>Dem Zertifikat dieses Hosts nicht mehr vertrauen.</translation>
    </message>
    <message>
        <source>--fingerprint takes the 64 hexadecimal digits of a SHA-256 fingerprint.</source>
        <translation>--fingerprint erwartet die 64 Hexadezimalziffern eines SHA-256-Fingerabdrucks.</translation>
    </message>
    <message>
        <source>%1: not encrypted, so there is no certificate.</source>
        <translation>%1: nicht verschlüsselt, daher gibt es kein Zertifikat.</translation>
    </message>
    <message>
        <source>%1: trusted (%2).</source>
        <translation>%1: vertrauenswürdig (%2).</translation>
    </message>
    <message>
        <source>Subject:     %1</source>
        <translation>Inhaber:     %1</translation>
    </message>
    <message>
        <source>Issuer:      %1</source>
        <translation>Aussteller:  %1</translation>
    </message>
    <message>
        <source>Valid until: %1</source>
        <translation>Gültig bis:  %1</translation>
    </message>
    <message>
        <source>SHA-256:     %1</source>
        <translation>SHA-256:     %1</translation>
    </message>
    <message>
        <source>The instrument shows another certificate than the one named. Ask whoever looks after it which is right.</source>
        <translation>Das Gerät zeigt ein anderes Zertifikat als das angegebene. Beim Betreuer des Geräts nachfragen, welches richtig ist.</translation>
    </message>
    <message>
        <source>The login was cancelled.</source>
        <translation>Die Anmeldung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The profile cannot be used; its errors stand above.</source>
        <translation>Das Profil ist nicht verwendbar; seine Fehler stehen oben.</translation>
    </message>
    <message>
        <source>checks, shows, compares and starts profiles</source>
        <translation>prüft, zeigt, vergleicht und beginnt Profile</translation>
    </message>
    <message>
        <source>check FILE …: says what is wrong, and where. format FILE …: indents evenly. diff A [B]: what A says differently from the profile that comes with Visor, or B from A. list. show KEY. match IDN: which profiles fit an identity reply. pin IDN [KEY]: this instrument gets that profile, or the one that fits again. new RESOURCE: a profile to start from.</source>
        <translation>check FILE …: sagt, was falsch ist und wo. format FILE …: rückt einheitlich ein. diff A [B]: was A anders angibt als das mit Visor gelieferte Profil, oder B anders als A. list. show KEY. match IDN: welche Profile zu einer Identitätsantwort passen. pin IDN [KEY]: dieses Gerät bekommt jenes Profil, oder wieder das passende. new RESOURCE: ein Profil als Ausgangspunkt.</translation>
    </message>
    <message>
        <source>Files, keys, an identity reply, or a resource.</source>
        <translation>Dateien, Schlüssel, eine Identitätsantwort oder eine Ressource.</translation>
    </message>
    <message>
        <source>With format: change nothing, name the files that are out of shape and end with 1.</source>
        <translation>Bei format: nichts ändern, die nicht einheitlich formatierten Dateien nennen und mit 1 enden.</translation>
    </message>
    <message>
        <source>With new: the file to write; one that is there already is left alone.</source>
        <translation>Bei new: die zu schreibende Datei; eine schon vorhandene bleibt unverändert.</translation>
    </message>
    <message>
        <source>profile takes: check FILE …, format FILE …, diff A [B], list, show KEY, match IDN, pin IDN [KEY], or new RESOURCE.</source>
        <translation>profile erwartet: check FILE …, format FILE …, diff A [B], list, show KEY, match IDN, pin IDN [KEY] oder new RESOURCE.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>No profile “%1” comes with Visor; name the one to compare with.</source>
        <translation>Mit Visor wird kein Profil „%1“ geliefert; das zu vergleichende angeben.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>Die Datei kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>visor: %1 is written. Complete it, then check it with “visor profile check”.</source>
        <translation>visor: %1 ist geschrieben. Vervollständigen, dann mit „visor profile check“ prüfen.</translation>
    </message>
    <message>
        <source>The file is there already and is left alone; name another.</source>
        <translation>Die Datei ist schon vorhanden und bleibt unverändert; eine andere angeben.</translation>
    </message>
    <message>
        <source>Use this profile, or the one in this file, instead of the one that fits.</source>
        <translation>Dieses Profil oder das aus dieser Datei statt des passenden verwenden.</translation>
    </message>
    <message>
        <source>%1: %2 s, the instrument says “%3”.</source>
        <translation>%1: %2 s, das Gerät meldet „%3“.</translation>
    </message>
    <message>
        <source>saves an instrument&apos;s settings, compares and applies them</source>
        <translation>speichert die Einstellungen eines Geräts, vergleicht sie und wendet sie an</translation>
    </message>
    <message>
        <source>save, diff or apply.</source>
        <translation>save, diff oder apply.</translation>
    </message>
    <message>
        <source>The setup&apos;s file.</source>
        <translation>Die Datei des Setups.</translation>
    </message>
    <message>
        <source>Of save: what the setup is for.</source>
        <translation>Bei save: wozu das Setup dient.</translation>
    </message>
    <message>
        <source>Of apply: send settings that can do harm too, such as outputs on.</source>
        <translation>Bei apply: auch Einstellungen senden, die Schaden anrichten können, etwa Ausgänge einschalten.</translation>
    </message>
    <message>
        <source>“%1” is no act of setup. Use save, diff or apply.</source>
        <translation>„%1“ ist keine Aktion von setup. save, diff oder apply verwenden.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) did not answer or were refused.</source>
        <translation>
            <numerusform>%n Einstellung wurde nicht beantwortet oder abgelehnt.</numerusform>
            <numerusform>%n Einstellungen wurden nicht beantwortet oder abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can do harm and is left as it is; --with-dangerous sends it too.</source>
        <translation>%1 kann Schaden anrichten und bleibt, wie es ist; --with-dangerous sendet es trotzdem.</translation>
    </message>
    <message>
        <source>%1 was wanted as %2; the instrument made it %3.</source>
        <translation>%1 sollte %2 sein; das Gerät hat %3 eingestellt.</translation>
    </message>
    <message>
        <source>Serve the instrument that this profile describes: a file, or the name of a known profile. May be given several times; instruments of the bench are served too when named.</source>
        <translation>Das Gerät bereitstellen, das dieses Profil beschreibt: eine Datei oder der Name eines bekannten Profils. Mehrfach möglich; Geräte des Messplatzes werden bei Angabe ebenfalls bereitgestellt.</translation>
    </message>
    <message>
        <source>%1 was not sent.</source>
        <translation>%1 wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>The file; its ending chooses the format (.csv .npy .json; .bin: the reply as it came).</source>
        <translation>Die Datei; ihre Endung bestimmt das Format (.csv .npy .json; .bin: die Antwort, wie sie kam).</translation>
    </message>
    <message>
        <source>--query captures without a profile; leave out COMMAND, NAME=VALUE and --profile.</source>
        <translation>--query nimmt ohne Profil auf; COMMAND, NAME=VALUE und --profile weglassen.</translation>
    </message>
    <message>
        <source>With diff: line by line, as diff -u has it, comments and all.</source>
        <translation>Mit diff: Zeile für Zeile wie bei diff -u, samt Kommentaren.</translation>
    </message>
    <message>
        <source>Capture without a profile: the query that returns the data, such as :WAV:DATA? or CURV?.</source>
        <translation>Aufnahme ohne Profil: die Abfrage, die die Daten liefert, etwa :WAV:DATA? oder CURV?.</translation>
    </message>
    <message>
        <source>With --query, how a sample is stored: %1 (uint8).</source>
        <translation>Mit --query: wie ein Abtastwert gespeichert ist: %1 (uint8).</translation>
    </message>
    <message>
        <source>With --query, which byte of a sample is first: big or little (big).</source>
        <translation>Mit --query: welches Byte eines Abtastwerts zuerst kommt: big oder little (big).</translation>
    </message>
    <message>
        <source>With --query, x of the first sample (0).</source>
        <translation>Mit --query: x des ersten Abtastwerts (0).</translation>
    </message>
    <message>
        <source>With --query, x from one sample to the next (1).</source>
        <translation>Mit --query: x von einem Abtastwert zum nächsten (1).</translation>
    </message>
    <message>
        <source>With --query, the unit of x.</source>
        <translation>Mit --query: die Einheit von x.</translation>
    </message>
    <message>
        <source>With --query, y = sample × scale + offset (1).</source>
        <translation>Mit --query: y = Abtastwert × Skalierung + Offset (1).</translation>
    </message>
    <message>
        <source>With --query, the offset of y (0).</source>
        <translation>Mit --query: der Offset von y (0).</translation>
    </message>
    <message>
        <source>With --query, the unit of y.</source>
        <translation>Mit --query: die Einheit von y.</translation>
    </message>
    <message>
        <source>--%1 belongs to --query TEXT.</source>
        <translation>--%1 gehört zu --query TEXT.</translation>
    </message>
    <message>
        <source>“%1” is no byte order. Use big or little.</source>
        <translation>„%1“ ist keine Bytereihenfolge. big oder little verwenden.</translation>
    </message>
</context>
<context>
    <name>visor::app::Console</name>
    <message>
        <source>Drives instruments from a window.</source>
        <translation>Bedient Messgeräte aus einem Fenster.</translation>
    </message>
    <message>
        <source>Start with a bench; “simulated” is the one there is.</source>
        <translation>Mit einem Messplatz starten; es gibt nur „simulated“.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Open an instrument: a resource string, or a name in the list.</source>
        <translation>Ein Gerät öffnen: ein Ressourcenname oder ein Name aus der Liste.</translation>
    </message>
    <message>
        <source>RESOURCE</source>
        <translation>RESSOURCE</translation>
    </message>
    <message>
        <source>Save a picture of the window once it has settled, and quit.</source>
        <translation>Ein Bild des Fensters speichern, sobald es aufgebaut ist, und beenden.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>Show controls, terminal or waveform first.</source>
        <translation>Zuerst controls, terminal oder waveform zeigen.</translation>
    </message>
    <message>
        <source>There is no bench “%1”; “simulated” is the one there is.</source>
        <translation>Einen Messplatz „%1“ gibt es nicht, nur „simulated“.</translation>
    </message>
    <message>
        <source>There is no tab “%1”; controls, terminal and waveform are those there are.</source>
        <translation>Einen Reiter „%1“ gibt es nicht; vorhanden sind controls, terminal und waveform.</translation>
    </message>
    <message>
        <source>“%1” is not expected here; --open opens an instrument.</source>
        <translation>„%1“ wird hier nicht erwartet; --open öffnet ein Gerät.</translation>
    </message>
</context>
<context>
    <name>visor::app::Finders</name>
    <message>
        <source>known address</source>
        <translation>bekannte Adresse</translation>
    </message>
    <message>
        <source>mDNS</source>
        <translation>mDNS</translation>
    </message>
</context>
<context>
    <name>visor::app::GpibBoards</name>
    <message>
        <source>Line %1: “GPIB” is followed by a board number.</source>
        <translation>Zeile %1: Auf „GPIB“ muss eine Board-Nummer folgen.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Line %1: %2 is not a GPIB adapter; a gateway is written “GPIB1 = %2”.</source>
        <translation>Zeile %1: %2 ist kein GPIB-Adapter; ein Gateway wird als „GPIB1 = %2“ geschrieben.</translation>
    </message>
</context>
<context>
    <name>visor::app::Layouts</name>
    <message>
        <source>&amp;Save this layout…</source>
        <translation>Diese Anordnung &amp;speichern …</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>Anordnung speichern</translation>
    </message>
    <message>
        <source>Name of the layout. The name of one there is replaces it.</source>
        <translation>Name der Anordnung. Der Name einer vorhandenen ersetzt sie.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>visor::app::LoginDialog</name>
    <message>
        <source>Log in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Kennwort</translation>
    </message>
    <message>
        <source>Kept until Visor is closed, and never written anywhere.</source>
        <translation>Werden behalten, bis Visor geschlossen wird, und nirgends gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>An&amp;melden</translation>
    </message>
</context>
<context>
    <name>visor::app::MainWindow</name>
    <message>
        <source>Visor</source>
        <translation>Visor</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>The simulated bench did not start.</source>
        <translation>Der simulierte Messplatz ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The remembered instruments could not be read.</source>
        <translation>Die gemerkten Geräte konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>opened by address</source>
        <translation>über Adresse geöffnet</translation>
    </message>
    <message>
        <source>Not found: %1.</source>
        <translation>Nicht gefunden: %1.</translation>
    </message>
    <message>
        <source>Check the name, or add the instrument by its address.</source>
        <translation>Den Namen prüfen oder das Gerät über seine Adresse hinzufügen.</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No instrument is open</source>
        <translation>Kein Gerät ist geöffnet</translation>
    </message>
    <message>
        <source>Add an instrument by its address</source>
        <translation>Gerät über seine Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Start the simulated bench</source>
        <translation>Simulierten Messplatz starten</translation>
    </message>
    <message>
        <source>Bytes sent to and received from all instruments since the start</source>
        <translation>Seit dem Start an alle Geräte gesendete und von ihnen empfangene Bytes</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (simuliert)</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open again what was open last time?</source>
        <translation>Die zuletzt geöffneten Geräte wieder öffnen?</translation>
    </message>
    <message>
        <source>Starting the simulated bench …</source>
        <translation>Simulierter Messplatz wird gestartet …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Looking for instruments …</source>
        <translation>Geräte werden gesucht …</translation>
    </message>
    <message>
        <source>Instruments in the list: %1</source>
        <translation>Geräte in der Liste: %1</translation>
    </message>
    <message>
        <source>Nothing pending</source>
        <translation>Nichts ausstehend</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>%1 gesendet, %2 empfangen</translation>
    </message>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>Das Bild konnte nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>&amp;Add instrument…</source>
        <translation>Gerät &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Open selected instrument</source>
        <translation>Ausgewähltes Gerät ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Close instrument</source>
        <translation>Gerät s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Instruments</source>
        <translation>&amp;Geräte</translation>
    </message>
    <message>
        <source>&amp;Trace</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>&amp;Controls</source>
        <translation>&amp;Bedienung</translation>
    </message>
    <message>
        <source>Te&amp;rminal</source>
        <translation>&amp;Terminal</translation>
    </message>
    <message>
        <source>&amp;Waveform</source>
        <translation>&amp;Kurvenform</translation>
    </message>
    <message>
        <source>Theme: as the &amp;system</source>
        <translation>Design: wie das &amp;System</translation>
    </message>
    <message>
        <source>Theme: li&amp;ght</source>
        <translation>Design: &amp;hell</translation>
    </message>
    <message>
        <source>Theme: &amp;dark</source>
        <translation>Design: &amp;dunkel</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>R&amp;eset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Cancel what &amp;is pending</source>
        <translation>Ausstehendes &amp;abbrechen</translation>
    </message>
    <message>
        <source>Device cl&amp;ear</source>
        <translation>Device C&amp;lear</translation>
    </message>
    <message>
        <source>&amp;Lock for this window</source>
        <translation>Für dieses Fenster &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>Sperre au&amp;fheben</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Copy &amp;resource string</source>
        <translation>&amp;Ressourcennamen kopieren</translation>
    </message>
    <message>
        <source>All &amp;outputs off</source>
        <translation>Alle Aus&amp;gänge aus</translation>
    </message>
    <message>
        <source>Bring every open instrument into its safe state, at once</source>
        <translation>Alle offenen Geräte sofort in ihren sicheren Zustand bringen</translation>
    </message>
    <message>
        <source>&amp;Single capture</source>
        <translation>&amp;Einzelaufnahme</translation>
    </message>
    <message>
        <source>&amp;Continuous capture</source>
        <translation>&amp;Daueraufnahme</translation>
    </message>
    <message>
        <source>S&amp;top capturing</source>
        <translation>Aufnahme &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Export all…</source>
        <translation>&amp;Alles exportieren…</translation>
    </message>
    <message>
        <source>Export the &amp;view…</source>
        <translation>A&amp;nsicht exportieren…</translation>
    </message>
    <message>
        <source>&amp;Repeat the last export</source>
        <translation>Letzten Export &amp;wiederholen</translation>
    </message>
    <message>
        <source>Save a &amp;picture…</source>
        <translation>&amp;Bild speichern…</translation>
    </message>
    <message>
        <source>C&amp;opy the picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation>Be&amp;fehlspalette</translation>
    </message>
    <message>
        <source>&amp;Look for instruments</source>
        <translation>Geräte &amp;suchen</translation>
    </message>
    <message>
        <source>S&amp;top looking</source>
        <translation>Suche a&amp;nhalten</translation>
    </message>
    <message>
        <source>Start the &amp;simulated bench</source>
        <translation>Simulierten &amp;Messplatz starten</translation>
    </message>
    <message>
        <source>&amp;Next instrument</source>
        <translation>&amp;Nächstes Gerät</translation>
    </message>
    <message>
        <source>&amp;Previous instrument</source>
        <translation>&amp;Vorheriges Gerät</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Visor</source>
        <translation>Ü&amp;ber Visor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Instrument</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>A&amp;ufnahme</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>&amp;Locks</source>
        <translation>Sp&amp;erren</translation>
    </message>
    <message>
        <source>Why does it not c&amp;onnect?</source>
        <translation>&amp;Warum keine Verbindung?</translation>
    </message>
    <message>
        <source>T&amp;rusted certificates</source>
        <translation>Vertrauenswürdige &amp;Zertifikate</translation>
    </message>
    <message>
        <source>Use another &amp;profile…</source>
        <translation>Anderes &amp;Profil verwenden…</translation>
    </message>
    <message>
        <source>&amp;Save setup…</source>
        <translation>Setup spei&amp;chern…</translation>
    </message>
    <message>
        <source>&amp;Apply setup…</source>
        <translation>Setup an&amp;wenden…</translation>
    </message>
    <message>
        <source>Record w&amp;hat is done</source>
        <translation>Vorgänge auf&amp;zeichnen</translation>
    </message>
    <message>
        <source>S&amp;top recording</source>
        <translation>Aufzeichnung &amp;beenden</translation>
    </message>
    <message>
        <source>Profile &amp;editor</source>
        <translation>Profil&amp;editor</translation>
    </message>
    <message>
        <source>Create a pro&amp;file for this instrument</source>
        <translation>&amp;Profil für dieses Gerät erstellen</translation>
    </message>
    <message>
        <source>E&amp;dit this profile</source>
        <translation>Dieses Profil &amp;bearbeiten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The layout “%1” cannot be used: it was kept by another version.</source>
        <translation>Die Anordnung „%1“ ist nicht verwendbar: Sie stammt von einer anderen Version.</translation>
    </message>
    <message>
        <source>Arrange the window and save it under this name again.</source>
        <translation>Das Fenster anordnen und unter diesem Namen neu speichern.</translation>
    </message>
    <message>
        <source>The simulated bench is starting …</source>
        <translation>Der simulierte Messplatz startet …</translation>
    </message>
    <message>
        <source>The simulated bench is running: its instruments are in the list, wired to one another, and everything can be tried on them.</source>
        <translation>Der simulierte Messplatz läuft: Seine Geräte stehen in der Liste, sind miteinander verbunden, und alles lässt sich an ihnen ausprobieren.</translation>
    </message>
    <message>
        <source>Double-click an instrument in the list to open it.</source>
        <translation>Zum Öffnen ein Gerät in der Liste doppelklicken.</translation>
    </message>
    <message>
        <source>Ti&amp;meouts…</source>
        <translation>Z&amp;eitlimits …</translation>
    </message>
    <message>
        <source>As&amp;k before closing loses a capture</source>
        <translation>Vor dem Verlust einer Aufnahme beim Schließen na&amp;chfragen</translation>
    </message>
    <message>
        <source>La&amp;youts</source>
        <translation>An&amp;ordnungen</translation>
    </message>
    <message>
        <source>&amp;Plot</source>
        <translation>&amp;Diagramm</translation>
    </message>
    <message>
        <source>Without hardware, start the simulated bench: seven instruments wired to one another, on which everything can be tried.</source>
        <translation>Ohne Hardware den simulierten Messplatz starten: sieben miteinander verbundene Geräte, an denen sich alles ausprobieren lässt.</translation>
    </message>
</context>
<context>
    <name>visor::app::ManualDialog</name>
    <message>
        <source>Visor manual</source>
        <translation>Visor-Handbuch</translation>
    </message>
</context>
<context>
    <name>visor::app::OutputsOff</name>
    <message>
        <source>Outputs off: %1.</source>
        <translation>Ausgänge aus: %1.</translation>
    </message>
    <message>
        <source>Switching the outputs off …</source>
        <translation>Ausgänge werden abgeschaltet …</translation>
    </message>
    <message>
        <source>No open instrument has outputs to switch off.</source>
        <translation>Kein offenes Gerät hat Ausgänge, die sich abschalten lassen.</translation>
    </message>
    <message>
        <source>No outputs were switched off.</source>
        <translation>Es wurden keine Ausgänge abgeschaltet.</translation>
    </message>
    <message>
        <source>Not answered yet: %1.</source>
        <translation>Noch keine Antwort von: %1.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Not reached, because they are not connected: %1.</source>
        <translation>Nicht erreicht, weil nicht verbunden: %1.</translation>
    </message>
    <message>
        <source>Not asked, because their profiles name no safe state: %1.</source>
        <translation>Nicht angesprochen, weil ihre Profile keinen sicheren Zustand nennen: %1.</translation>
    </message>
    <message>
        <source>Look at the outputs of %1.</source>
        <translation>Die Ausgänge selbst prüfen: %1.</translation>
    </message>
    <message>
        <source>Outputs may still be on.</source>
        <translation>Ausgänge sind möglicherweise noch eingeschaltet.</translation>
    </message>
    <message>
        <source>Made safe: %1.</source>
        <translation>In sicheren Zustand gebracht: %1.</translation>
    </message>
    <message>
        <source>Silent so far, and given the time that their profiles allow: %1.</source>
        <translation>Bisher stumm; sie haben so lange Zeit, wie ihre Profile erlauben: %1.</translation>
    </message>
    <message>
        <source>%1, earlier: %2, %3</source>
        <translation>%1, früher: %2, %3</translation>
    </message>
    <message>
        <source>%1 had complained earlier, of something else: %2, %3.</source>
        <translation>%1 hatte schon früher etwas anderes gemeldet: %2, %3.</translation>
    </message>
    <message>
        <source>What was under way was stopped, but nothing was switched off, because their profiles name no safe state: %1.</source>
        <translation>Was im Gange war, wurde angehalten, aber nichts abgeschaltet, weil ihre Profile keinen sicheren Zustand nennen: %1.</translation>
    </message>
</context>
<context>
    <name>visor::app::PlotMenu</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>&amp;Previous view</source>
        <translation>&amp;Vorherige Ansicht</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>&amp;Nächste Ansicht</translation>
    </message>
    <message>
        <source>Go to the &amp;begin</source>
        <translation>Zum An&amp;fang</translation>
    </message>
    <message>
        <source>Go to the en&amp;d</source>
        <translation>Zum &amp;Ende</translation>
    </message>
    <message>
        <source>&amp;Cursors</source>
        <translation>&amp;Cursor</translation>
    </message>
    <message>
        <source>Take cursor &amp;A</source>
        <translation>Cursor A ne&amp;hmen</translation>
    </message>
    <message>
        <source>&amp;Take cursor B</source>
        <translation>Cursor &amp;B nehmen</translation>
    </message>
    <message>
        <source>T&amp;races</source>
        <translation>Ku&amp;rven</translation>
    </message>
</context>
<context>
    <name>visor::app::ProfileDialog</name>
    <message>
        <source>Use another profile</source>
        <translation>Anderes Profil verwenden</translation>
    </message>
    <message>
        <source>Filter by name, maker or model</source>
        <translation>Nach Name, Hersteller oder Modell filtern</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>&amp;Use this profile</source>
        <translation>Dieses Profil &amp;verwenden</translation>
    </message>
    <message>
        <source>Use the one that &amp;fits</source>
        <translation>Das &amp;passende verwenden</translation>
    </message>
    <message>
        <source>Forget the choice for this instrument</source>
        <translation>Die Wahl für dieses Gerät vergessen</translation>
    </message>
    <message>
        <source>No profile fits “%1”.</source>
        <translation>Kein Profil passt zu „%1“.</translation>
    </message>
    <message>
        <source>%1 — %2 (fits)</source>
        <translation>%1 – %2 (passt)</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>visor::app::ProfileEditorWindow</name>
    <message>
        <source>%1 is saved; open instruments use it at once.</source>
        <translation>%1 ist gespeichert; geöffnete Geräte verwenden es sofort.</translation>
    </message>
    <message>
        <source>Asking the instrument what it offers …</source>
        <translation>Das Gerät wird nach seinen Funktionen gefragt …</translation>
    </message>
    <message>
        <source>&amp;New profile</source>
        <translation>&amp;Neues Profil</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open a s&amp;hipped profile…</source>
        <translation>&amp;Mitgeliefertes Profil öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>&amp;Ersetzen…</translation>
    </message>
    <message>
        <source>Re&amp;name everywhere…</source>
        <translation>Überall &amp;umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Comment in or out</source>
        <translation>Aus- oder ein&amp;kommentieren</translation>
    </message>
    <message>
        <source>Comp&amp;lete</source>
        <translation>&amp;Vervollständigen</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>&amp;Formatieren</translation>
    </message>
    <message>
        <source>Format when sa&amp;ving</source>
        <translation>&amp;Beim Speichern formatieren</translation>
    </message>
    <message>
        <source>&amp;Fold or unfold all</source>
        <translation>Alles &amp;ein- oder ausklappen</translation>
    </message>
    <message>
        <source>&amp;Next problem</source>
        <translation>&amp;Nächstes Problem</translation>
    </message>
    <message>
        <source>&amp;Previous problem</source>
        <translation>&amp;Vorheriges Problem</translation>
    </message>
    <message>
        <source>&amp;Mend this line…</source>
        <translation>Diese Zeile &amp;berichtigen…</translation>
    </message>
    <message>
        <source>&amp;Differences to the shipped profile</source>
        <translation>Unterschiede zum &amp;mitgelieferten Profil</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation>Profil öffnen</translation>
    </message>
    <message>
        <source>Profiles (*.yaml *.yml)</source>
        <translation>Profile (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Open a shipped profile</source>
        <translation>Mitgeliefertes Profil öffnen</translation>
    </message>
    <message>
        <source>Saving makes a copy of your own, which is used from then on:</source>
        <translation>Beim Speichern entsteht eine eigene Kopie, die von da an verwendet wird:</translation>
    </message>
    <message>
        <source>Profile editor</source>
        <translation>Profileditor</translation>
    </message>
    <message>
        <source>%1[*] – Profile editor</source>
        <translation>%1[*] – Profileditor</translation>
    </message>
</context>
<context>
    <name>visor::app::RememberedFinder</name>
    <message>
        <source>remembered</source>
        <translation>gemerkt</translation>
    </message>
    <message>
        <source>The list of remembered instruments %1 cannot be read (%2).</source>
        <translation>Die Liste der gemerkten Geräte %1 kann nicht gelesen werden (%2).</translation>
    </message>
</context>
<context>
    <name>visor::app::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Terminal: send as the header says</source>
        <translation>Terminal: senden, wie es der Befehlskopf vorgibt</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Terminal: send and read a reply</source>
        <translation>Terminal: senden und eine Antwort lesen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Terminal: send, expect no reply</source>
        <translation>Terminal: senden, keine Antwort erwarten</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Terminal: search the history</source>
        <translation>Terminal: den Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
    <message>
        <source>Terminal: accept the completion</source>
        <translation>Terminal: die Vervollständigung übernehmen</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>&amp;Use this key</source>
        <translation>Diese Taste &amp;verwenden</translation>
    </message>
    <message>
        <source>&amp;Add it</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Keine Taste</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Belassen</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>Nach einer Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Reset a&amp;ll…</source>
        <translation>A&amp;lle zurücksetzen …</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Plot: zoom in, zoom out</source>
        <translation>Diagramm: vergrößern, verkleinern</translation>
    </message>
    <message>
        <source>+, −</source>
        <translation>+, −</translation>
    </message>
    <message>
        <source>Plot: show everything</source>
        <translation>Diagramm: alles zeigen</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Plot: show or hide the cursors</source>
        <translation>Diagramm: Cursor ein- oder ausblenden</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Plot: take cursor A or B, move it</source>
        <translation>Diagramm: Cursor A oder B nehmen und bewegen</translation>
    </message>
    <message>
        <source>1, 2, Left, Right</source>
        <translation>1, 2, Links, Rechts</translation>
    </message>
    <message>
        <source>Plot: start or stop capturing</source>
        <translation>Diagramm: Aufnahme starten oder stoppen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>Click here and press the key. Tab goes on to the next field.</source>
        <translation>Hier klicken und die Taste drücken. Tab geht zum nächsten Feld.</translation>
    </message>
    <message>
        <source>Press the key</source>
        <translation>Taste drücken</translation>
    </message>
    <message>
        <source>Instead of the keys it has</source>
        <translation>Anstelle der bisherigen Tasten</translation>
    </message>
    <message>
        <source>Besides the keys it has</source>
        <translation>Zusätzlich zu den bisherigen Tasten</translation>
    </message>
    <message>
        <source>The menus and the command palette still have it</source>
        <translation>In den Menüs und der Befehlspalette bleibt sie erreichbar</translation>
    </message>
    <message>
        <source>Back to its standard keys</source>
        <translation>Zurück zu den Standardtasten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Key for “%1”:</source>
        <translation>Taste für „%1“:</translation>
    </message>
    <message>
        <source>This key belongs to a part of the window and is fixed.</source>
        <translation>Diese Taste gehört zu einem Teil des Fensters und ist fest.</translation>
    </message>
    <message>
        <source>Nothing fits; try other words.</source>
        <translation>Nichts passt; andere Wörter versuchen.</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”.</source>
        <translation>%1 ist die Taste von „%2“.</translation>
    </message>
    <message>
        <source>Reset all keys?</source>
        <translation>Alle Tasten zurücksetzen?</translation>
    </message>
    <message>
        <source>All actions get their standard keys back.</source>
        <translation>Alle Aktionen erhalten ihre Standardtasten zurück.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Plot: the view before, the next one</source>
        <translation>Diagramm: vorherige und nächste Ansicht</translation>
    </message>
    <message>
        <source>Backspace, Shift+Backspace</source>
        <translation>Rücktaste, Umschalt+Rücktaste</translation>
    </message>
</context>
<context>
    <name>visor::app::TimeoutsDialog</name>
    <message>
        <source>Timeouts of %1</source>
        <translation>Zeitlimits von %1</translation>
    </message>
    <message>
        <source>How long Visor waits for this instrument before it gives up. They hold from the next command on and are remembered.</source>
        <translation>Wie lange Visor auf dieses Gerät wartet, bevor es aufgibt. Die Werte gelten ab dem nächsten Befehl und bleiben gespeichert.</translation>
    </message>
    <message>
        <source>Default of the program: %1</source>
        <translation>Standard des Programms: %1</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>One &amp;write or read</source>
        <translation>Ein &amp;Schreib- oder Lesevorgang</translation>
    </message>
    <message>
        <source>Default of the profile: %1</source>
        <translation>Standard des Profils: %1</translation>
    </message>
    <message>
        <source>Wait in line for the &amp;lock</source>
        <translation>Anstehen für die S&amp;perre</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Use the default: %1</source>
        <translation>Den Standard verwenden: %1</translation>
    </message>
</context>
<context>
    <name>visor::app::TrustDialog</name>
    <message>
        <source>Trust this certificate?</source>
        <translation>Diesem Zertifikat vertrauen?</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2. Trust it only if the fingerprint is the one that the instrument itself shows.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut: %2. Ihm nur vertrauen, wenn der Fingerabdruck der ist, den das Gerät selbst zeigt.</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>&amp;Vertrauen und verbinden</translation>
    </message>
    <message>
        <source>&amp;Do not trust</source>
        <translation>&amp;Nicht vertrauen</translation>
    </message>
</context>
<context>
    <name>visor::app::TrustFile</name>
    <message>
        <source>The list of trusted certificates %1 cannot be read. Move it away, then trust them anew.</source>
        <translation>Die Liste der vertrauenswürdigen Zertifikate %1 kann nicht gelesen werden. Die Datei beiseitelegen, dann den Zertifikaten erneut vertrauen.</translation>
    </message>
    <message>
        <source>The list of trusted certificates %1 could not be written (%2). Make room, or check its folder&apos;s permissions.</source>
        <translation>Die Liste der vertrauenswürdigen Zertifikate %1 konnte nicht geschrieben werden (%2). Speicherplatz schaffen oder die Zugriffsrechte des Ordners prüfen.</translation>
    </message>
</context>
<context>
    <name>visor::app::TrustedDialog</name>
    <message>
        <source>Trusted certificates</source>
        <translation>Vertrauenswürdige Zertifikate</translation>
    </message>
    <message>
        <source>Certificates trusted by exception</source>
        <translation>Als Ausnahme vertraute Zertifikate</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Trusted since</source>
        <translation>Vertraut seit</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>&amp;No longer trust</source>
        <translation>&amp;Nicht mehr vertrauen</translation>
    </message>
    <message>
        <source>No certificate is trusted by exception: only those that an authority known to this computer vouches for.</source>
        <translation>Keinem Zertifikat wird als Ausnahme vertraut: nur denen, für die eine diesem Rechner bekannte Zertifizierungsstelle bürgt.</translation>
    </message>
    <message>
        <source>Connections that are open stay open; the next one is checked anew.</source>
        <translation>Offene Verbindungen bleiben offen; die nächste wird neu geprüft.</translation>
    </message>
</context>
<context>
    <name>visor::app::UnsavedCapturesDialog</name>
    <message>
        <source>Do &amp;not ask again</source>
        <translation>&amp;Nicht wieder fragen</translation>
    </message>
    <message>
        <source>Captures that were not exported</source>
        <translation>Nicht exportierte Aufnahmen</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) would be lost. Export before closing?</source>
        <translation>
            <numerusform>%n Aufnahme ginge verloren. Vor dem Schließen exportieren?</numerusform>
            <numerusform>%n Aufnahmen gingen verloren. Vor dem Schließen exportieren?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The Capture menu switches the question on again</source>
        <translation>Im Menü „Aufnahme“ lässt sich die Frage wieder einschalten</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
</context>
<context>
    <name>visor::app::Workspace</name>
    <message>
        <source>Controls</source>
        <translation>Bedienung</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Kurvenform</translation>
    </message>
    <message>
        <source>The instrument was not locked.</source>
        <translation>Das Gerät wurde nicht gesperrt.</translation>
    </message>
    <message>
        <source>The lock was not given back.</source>
        <translation>Die Sperre wurde nicht zurückgegeben.</translation>
    </message>
    <message>
        <source>%1 was cleared.</source>
        <translation>Device Clear an %1 ausgeführt.</translation>
    </message>
    <message>
        <source>%1 was not cleared.</source>
        <translation>Device Clear an %1 nicht ausgeführt.</translation>
    </message>
    <message>
        <source>All outputs of %1 are off.</source>
        <translation>Alle Ausgänge von %1 sind aus.</translation>
    </message>
    <message>
        <source>Not all outputs of %1 could be switched off. Look at the instrument.</source>
        <translation>Nicht alle Ausgänge von %1 konnten abgeschaltet werden. Das Gerät selbst prüfen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ging verloren.</translation>
    </message>
    <message>
        <source>%1 could not be opened.</source>
        <translation>%1 konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>%1 does not say who it is.</source>
        <translation>%1 gibt seine Identität nicht an.</translation>
    </message>
    <message>
        <source>It did not answer *IDN?, so no profile fits it.</source>
        <translation>Es hat *IDN? nicht beantwortet, daher passt kein Profil.</translation>
    </message>
    <message>
        <source>The terminal and its raw commands can be used; a longer timeout may help.</source>
        <translation>Das Terminal und seine Rohbefehle sind verwendbar; eine längere Zeitüberschreitung kann helfen.</translation>
    </message>
    <message>
        <source>Connect again when the other client has let go of it.</source>
        <translation>Erneut verbinden, wenn der andere Client es freigegeben hat.</translation>
    </message>
    <message>
        <source>The lock on %1 was given back.</source>
        <translation>Die Sperre auf %1 wurde zurückgegeben.</translation>
    </message>
    <message>
        <source>Nothing was done with the instrument for the time set in the list of locks.</source>
        <translation>Das Gerät wurde so lange nicht verwendet, wie in der Liste der Sperren eingestellt ist.</translation>
    </message>
    <message>
        <source>&amp;Wait in line</source>
        <translation>In &amp;Warteschlange einreihen</translation>
    </message>
    <message>
        <source>%1 is locked by somebody else.</source>
        <translation>%1 ist durch jemand anderen gesperrt.</translation>
    </message>
    <message>
        <source>Find out wh&amp;y…</source>
        <translation>&amp;Ursache ermitteln…</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Show &amp;certificate</source>
        <translation>&amp;Zertifikat zeigen</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>An&amp;melden</translation>
    </message>
    <message>
        <source>The choice of the profile was not kept.</source>
        <translation>Die Wahl des Profils wurde nicht gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) of %1 were saved.</source>
        <translation>
            <numerusform>%n Einstellung von %1 wurde gespeichert.</numerusform>
            <numerusform>%n Einstellungen von %1 wurden gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more did not answer or were refused.</source>
        <translation>
            <numerusform>%n weitere wurde nicht beantwortet oder abgelehnt.</numerusform>
            <numerusform>%n weitere wurden nicht beantwortet oder abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply Setup</source>
        <translation>Setup anwenden</translation>
    </message>
    <message>
        <source>Setups (*.visor-setup.json);;All files (*)</source>
        <translation>Setups (*.visor-setup.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 is not connected, or no profile fits it.</source>
        <translation>%1 ist nicht verbunden, oder es passt kein Profil dazu.</translation>
    </message>
    <message>
        <source>The setup was not applied.</source>
        <translation>Das Setup wurde nicht angewendet.</translation>
    </message>
    <message>
        <source>Check the settings of the line, such as the baud rate; the terminal shows what comes.</source>
        <translation>Die Einstellungen der Leitung prüfen, etwa die Baudrate; das Terminal zeigt, was ankommt.</translation>
    </message>
    <message>
        <source>%1 is made safe: %2.</source>
        <translation>%1 ist in sicherem Zustand: %2.</translation>
    </message>
    <message>
        <source>%1 could not be made safe (%2). Look at the instrument.</source>
        <translation>%1 konnte nicht in sicheren Zustand gebracht werden (%2). Das Gerät ansehen.</translation>
    </message>
    <message>
        <source>Timeouts: connect %1, write or read %2, lock %3</source>
        <translation>Zeitlimits: Verbinden %1, Schreiben oder Lesen %2, Sperre %3</translation>
    </message>
    <message>
        <source>The lock on %1 was lost with the connection, and is yours again.</source>
        <translation>Die Sperre von %1 ging mit der Verbindung verloren und gehört wieder Ihnen.</translation>
    </message>
    <message>
        <source>Your lock on %1 was lost with the connection.</source>
        <translation>Ihre Sperre von %1 ging mit der Verbindung verloren.</translation>
    </message>
    <message>
        <source>Your lock on %1 was lost with the connection, and somebody else has it now.</source>
        <translation>Ihre Sperre von %1 ging mit der Verbindung verloren; jetzt hat sie jemand anderes.</translation>
    </message>
</context>
<context>
    <name>visor::app::WorkspaceHeader</name>
    <message>
        <source>Cance&amp;l</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>No real instrument is behind it</source>
        <translation>Dahinter steht kein echtes Gerät</translation>
    </message>
    <message>
        <source>Stop waiting (Esc)</source>
        <translation>Nicht mehr warten (Esc)</translation>
    </message>
    <message>
        <source>Locked by you</source>
        <translation>Von Ihnen gesperrt</translation>
    </message>
    <message>
        <source>Not locked by you</source>
        <translation>Nicht von Ihnen gesperrt</translation>
    </message>
    <message>
        <source>Lock the instrument for this window alone</source>
        <translation>Das Gerät für dieses Fenster allein sperren</translation>
    </message>
    <message>
        <source>Release the lock</source>
        <translation>Sperre freigeben</translation>
    </message>
    <message>
        <source>Lock the instrument</source>
        <translation>Gerät sperren</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>next attempt in %1 s</source>
        <translation>nächster Versuch in %1 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Dis&amp;connect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Who holds the lock and who waits; shared locks, waiting in line</source>
        <translation>Wer die Sperre hält und wer wartet; gemeinsame Sperren, Warteschlange</translation>
    </message>
    <message>
        <source>Show everything about the lock</source>
        <translation>Alles zur Sperre zeigen</translation>
    </message>
    <message>
        <source>Locked by others</source>
        <translation>Von anderen gesperrt</translation>
    </message>
    <message>
        <source>Click to give the lock back</source>
        <translation>Klicken, um die Sperre zurückzugeben</translation>
    </message>
    <message>
        <source>Click to wait in line for it</source>
        <translation>Klicken, um sich in die Warteschlange einzureihen</translation>
    </message>
    <message>
        <source>Wait in line for the lock</source>
        <translation>In die Warteschlange für die Sperre einreihen</translation>
    </message>
    <message>
        <source>Service requests: %1. The last came at %2 with the status byte %3 (%4).</source>
        <translation>Bedienungsanforderungen: %1. Die letzte kam um %2 mit dem Statusbyte %3 (%4).</translation>
    </message>
    <message>
        <source>The instrument did not answer the serial poll.</source>
        <translation>Das Gerät hat auf den Serial Poll nicht geantwortet.</translation>
    </message>
    <message>
        <source>The poll found no request: on a gateway&apos;s shared line another instrument may have asked.</source>
        <translation>Der Serial Poll fand keine Anforderung: Auf der gemeinsamen Leitung eines Gateways kann sie von einem anderen Gerät stammen.</translation>
    </message>
    <message>
        <source>SRQ %1 · %2 · %3</source>
        <translation>SRQ %1 · %2 · %3</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>Zeitlimits</translation>
    </message>
    <message>
        <source>%1 %2  ·  serial %3  ·  firmware %4</source>
        <translation>%1 %2  ·  Seriennummer %3  ·  Firmware %4</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>Profil %1</translation>
    </message>
    <message>
        <source>It has not said who it is.</source>
        <translation>Es hat sich nicht identifiziert.</translation>
    </message>
</context>
<context>
    <name>visor::can::BusHealth</name>
    <message>
        <source>many errors (error warning)</source>
        <translation>viele Fehler (Error Warning)</translation>
    </message>
    <message>
        <source>very many errors (error passive)</source>
        <translation>sehr viele Fehler (Error Passive)</translation>
    </message>
    <message>
        <source>off the bus (bus-off)</source>
        <translation>vom Bus getrennt (Bus-off)</translation>
    </message>
    <message>
        <source>received frames were lost</source>
        <translation>empfangene Frames gingen verloren</translation>
    </message>
    <message>
        <source>frames to send were lost</source>
        <translation>zu sendende Frames gingen verloren</translation>
    </message>
    <message>
        <source>bit errors</source>
        <translation>Bitfehler</translation>
    </message>
    <message>
        <source>form errors</source>
        <translation>Formfehler</translation>
    </message>
    <message>
        <source>stuff errors</source>
        <translation>Stuff-Fehler</translation>
    </message>
    <message>
        <source>checksum errors</source>
        <translation>Prüfsummenfehler (CRC)</translation>
    </message>
    <message>
        <source>a fault of the transceiver or its wires</source>
        <translation>eine Störung des Transceivers oder seiner Leitungen</translation>
    </message>
    <message>
        <source>sending got stuck</source>
        <translation>das Senden blieb hängen</translation>
    </message>
    <message>
        <source>bus errors</source>
        <translation>Busfehler</translation>
    </message>
</context>
<context>
    <name>visor::can::CanBus</name>
    <message>
        <source>This computer has no CAN plugin “%1”; there are: %2.</source>
        <translation>Dieser Rechner hat kein CAN-Plugin „%1“; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>The CAN interface %1 no longer works (%2); check its adapter, then open it again.</source>
        <translation>Die CAN-Schnittstelle %1 funktioniert nicht mehr (%2); den Adapter prüfen, dann erneut öffnen.</translation>
    </message>
    <message>
        <source>The CAN interface %1 is down; bring it up (“ip link set %1 up type can bitrate 500000”), then open it again.</source>
        <translation>Die CAN-Schnittstelle %1 ist nicht aktiv; sie aktivieren („ip link set %1 up type can bitrate 500000“), dann erneut öffnen.</translation>
    </message>
    <message>
        <source>The CAN interface is no longer connected; open it again.</source>
        <translation>Die CAN-Schnittstelle ist nicht mehr verbunden; erneut öffnen.</translation>
    </message>
    <message>
        <source>The interface&apos;s send queue is full: the bus is busy, or nobody acknowledges. Try again.</source>
        <translation>Die Sendewarteschlange der Schnittstelle ist voll: Der Bus ist ausgelastet, oder niemand bestätigt. Erneut versuchen.</translation>
    </message>
    <message>
        <source>The frame could not be sent (%1); check that the interface is up and takes such frames.</source>
        <translation>Der Frame konnte nicht gesendet werden (%1); prüfen, ob die Schnittstelle aktiv ist und solche Frames annimmt.</translation>
    </message>
    <message>
        <source>The CAN interface %1 (%2) cannot be opened: %3. Check its name and that it is up (“ip link set %1 up type can bitrate 500000”).</source>
        <translation>Die CAN-Schnittstelle %1 (%2) kann nicht geöffnet werden: %3. Den Namen prüfen und ob sie aktiv ist („ip link set %1 up type can bitrate 500000“).</translation>
    </message>
    <message>
        <source>The CAN interface %1 was disconnected; open it again.</source>
        <translation>Die CAN-Schnittstelle %1 wurde getrennt; erneut öffnen.</translation>
    </message>
    <message>
        <source>The CAN interface %1 has vanished; plug its adapter in, then open it again.</source>
        <translation>Die CAN-Schnittstelle %1 ist verschwunden; den Adapter einstecken, dann erneut öffnen.</translation>
    </message>
    <message>
        <source>The CAN interface %1 went down; bring it up (“ip link set %1 up type can bitrate 500000”), then open it again.</source>
        <translation>Die CAN-Schnittstelle %1 wurde deaktiviert; sie aktivieren („ip link set %1 up type can bitrate 500000“), dann erneut öffnen.</translation>
    </message>
    <message>
        <source>The controller of %1 has gone off the bus after too many errors (bus-off); check the wiring, the bit rate and the terminators, then open it again.</source>
        <translation>Der Controller von %1 hat sich nach zu vielen Fehlern vom Bus getrennt (Bus-off); Verkabelung, Bitrate und Abschlusswiderstände prüfen, dann erneut öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::can::CanPort</name>
    <message>
        <source>The operation was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The CAN interface %1 (%2) refused the connection: %3.</source>
        <translation>Die CAN-Schnittstelle %1 (%2) hat die Verbindung abgewiesen: %3.</translation>
    </message>
    <message>
        <source>The CAN interface %1 did not become ready in time.</source>
        <translation>Die CAN-Schnittstelle %1 wurde nicht rechtzeitig bereit.</translation>
    </message>
    <message>
        <source>The CAN interface did not take the frame in time.</source>
        <translation>Die CAN-Schnittstelle hat den Frame nicht rechtzeitig angenommen.</translation>
    </message>
    <message>
        <source>Nobody on the CAN bus acknowledges; check the wiring, the bit rate and the power of the other device.</source>
        <translation>Niemand am CAN-Bus bestätigt; Verkabelung, Bitrate und Stromversorgung des anderen Geräts prüfen.</translation>
    </message>
    <message>
        <source>No such frame came in time; check the identifier and that the device is on the bus.</source>
        <translation>Es kam kein solcher Frame rechtzeitig an; die Kennung prüfen und ob das Gerät am Bus ist.</translation>
    </message>
    <message>
        <source>No such frame came in time, and the CAN controller reports: %1. Check the wiring, the bit rate and the terminators.</source>
        <translation>Kein solcher Frame kam rechtzeitig, und der CAN-Controller meldet: %1. Verkabelung, Bitrate und Abschlusswiderstände prüfen.</translation>
    </message>
</context>
<context>
    <name>visor::can::CanSession</name>
    <message>
        <source>The frame %1 is too short for the signal at bit %2.</source>
        <translation>Der Frame %1 ist zu kurz für das Signal an Bit %2.</translation>
    </message>
    <message>
        <source>Nothing was asked, so nothing will come: ask with “receive?” or “request?”.</source>
        <translation>Es wurde nichts abgefragt, also wird nichts kommen: mit „receive?“ oder „request?“ abfragen.</translation>
    </message>
    <message>
        <source>CAN has no trigger; send the frame that starts it.</source>
        <translation>CAN kennt keinen Trigger; den Frame senden, der ihn auslöst.</translation>
    </message>
    <message>
        <source>CAN has no status byte; ask for the device&apos;s status frame.</source>
        <translation>CAN kennt kein Statusbyte; den Status-Frame des Geräts abfragen.</translation>
    </message>
    <message>
        <source>A CAN bus has no locks.</source>
        <translation>Ein CAN-Bus kennt keine Sperren.</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>Diese Sitzung hält keine Sperre.</translation>
    </message>
    <message>
        <source>CAN cannot switch between remote and local; send the frame that does it.</source>
        <translation>CAN kann nicht zwischen Fern- und Vor-Ort-Bedienung umschalten; den dafür zuständigen Frame senden.</translation>
    </message>
    <message>
        <source>CAN has no service requests; wait for a frame with “receive?”.</source>
        <translation>CAN kennt keine Bedienungsanforderungen; mit „receive?“ auf einen Frame warten.</translation>
    </message>
</context>
<context>
    <name>visor::can::CanTransport</name>
    <message>
        <source>%1 is not a CAN interface.</source>
        <translation>%1 ist keine CAN-Schnittstelle.</translation>
    </message>
    <message>
        <source>A CAN bus has no locks.</source>
        <translation>Ein CAN-Bus kennt keine Sperren.</translation>
    </message>
</context>
<context>
    <name>visor::can::LinkWatch</name>
    <message>
        <source>The system does not say when the interface %1 goes down (%2).</source>
        <translation>Das System meldet nicht, wenn die Schnittstelle %1 deaktiviert wird (%2).</translation>
    </message>
</context>
<context>
    <name>visor::can::Request</name>
    <message>
        <source>“from” and the identifier of the answer</source>
        <translation>„from“ und die Kennung der Antwort</translation>
    </message>
    <message>
        <source>send, request?, receive?, received?, every or stop</source>
        <translation>send, request?, receive?, received?, every oder stop</translation>
    </message>
    <message>
        <source>an identifier in hexadecimal, up to 7FF or 1FFFFFFF</source>
        <translation>eine hexadezimale Kennung bis 7FF oder 1FFFFFFF</translation>
    </message>
    <message>
        <source>a mask in hexadecimal</source>
        <translation>eine hexadezimale Maske</translation>
    </message>
    <message>
        <source>at most 64 bytes</source>
        <translation>höchstens 64 Bytes</translation>
    </message>
    <message>
        <source>bytes as pairs of hexadecimal digits, dlc, remote, fd, brs or signal</source>
        <translation>Bytes als Paare von Hexadezimalziffern, dlc, remote, fd, brs oder signal</translation>
    </message>
    <message>
        <source>CAN FD has no remote frames.</source>
        <translation>CAN FD kennt keine Remote-Frames.</translation>
    </message>
    <message>
        <source>Only CAN FD frames switch the bit rate: write “fd brs”.</source>
        <translation>Nur CAN-FD-Frames schalten die Bitrate um: „fd brs“ schreiben.</translation>
    </message>
    <message>
        <source>A CAN FD frame has 0 to 8, 12, 16, 20, 24, 32, 48 or 64 bytes, not %1.</source>
        <translation>Ein CAN-FD-Frame hat 0 bis 8, 12, 16, 20, 24, 32, 48 oder 64 Bytes, nicht %1.</translation>
    </message>
    <message>
        <source>A CAN frame has at most 8 bytes; this one has %1. CAN FD carries more: write “fd”.</source>
        <translation>Ein CAN-Frame hat höchstens 8 Bytes; dieser hat %1. CAN FD trägt mehr: „fd“ schreiben.</translation>
    </message>
    <message>
        <source>“=” and the signal&apos;s value</source>
        <translation>„=“ und der Wert des Signals</translation>
    </message>
    <message>
        <source>The signal at bit %1 lies outside the %2 bytes of the frame; give “dlc” before it.</source>
        <translation>Das Signal an Bit %1 liegt außerhalb der %2 Bytes des Frames; davor „dlc“ angeben.</translation>
    </message>
    <message>
        <source>%1 does not fit into the %2 bits of the signal.</source>
        <translation>%1 passt nicht in die %2 Bits des Signals.</translation>
    </message>
    <message>
        <source>send</source>
        <translation>send</translation>
    </message>
</context>
<context>
    <name>visor::capture::CsvExporter</name>
    <message>
        <source>CSV table</source>
        <translation>CSV-Tabelle</translation>
    </message>
</context>
<context>
    <name>visor::capture::CsvReader</name>
    <message>
        <source>line %1 is no row of numbers</source>
        <translation>Zeile %1 ist keine Zeile mit Zahlen</translation>
    </message>
    <message>
        <source>line %1 has more than %2 columns</source>
        <translation>Zeile %1 hat mehr als %2 Spalten</translation>
    </message>
    <message>
        <source>line %1 has another number of columns than the rows before</source>
        <translation>Zeile %1 hat eine andere Spaltenzahl als die Zeilen davor</translation>
    </message>
    <message>
        <source>“%1” in line %2 is no number</source>
        <translation>„%1“ in Zeile %2 ist keine Zahl</translation>
    </message>
    <message>
        <source>it has no rows of numbers</source>
        <translation>sie hat keine Zeilen mit Zahlen</translation>
    </message>
</context>
<context>
    <name>visor::capture::Description</name>
    <message>
        <source>a trace does not say how many samples it has</source>
        <translation>eine Kurve gibt nicht an, wie viele Abtastwerte sie hat</translation>
    </message>
    <message>
        <source>the sample type “%1” is unknown</source>
        <translation>der Abtastwerttyp „%1“ ist unbekannt</translation>
    </message>
    <message>
        <source>The file cannot be read as a capture: %1. Choose a file that Visor exported.</source>
        <translation>Die Datei kann nicht als Aufnahme gelesen werden: %1. Eine von Visor exportierte Datei wählen.</translation>
    </message>
    <message>
        <source>it does not say that it is one</source>
        <translation>sie weist sich nicht als Aufnahme aus</translation>
    </message>
    <message>
        <source>its version %1 is newer than this program</source>
        <translation>ihre Version %1 ist neuer als dieses Programm</translation>
    </message>
</context>
<context>
    <name>visor::capture::Exporter</name>
    <message>
        <source>There are no samples to export. Capture a trace first.</source>
        <translation>Es gibt keine Abtastwerte zum Exportieren. Zuerst eine Kurve aufnehmen.</translation>
    </message>
    <message>
        <source>The chosen range holds no samples. Zoom out or export all of it.</source>
        <translation>Der gewählte Bereich enthält keine Abtastwerte. Herauszoomen oder alles exportieren.</translation>
    </message>
    <message>
        <source>The traces have different horizontal axes. Export one at a time, or choose JSON.</source>
        <translation>Die Kurven haben verschiedene horizontale Achsen. Einzeln exportieren oder JSON wählen.</translation>
    </message>
    <message>
        <source>The file cannot be written. Make room and try again.</source>
        <translation>Die Datei kann nicht geschrieben werden. Speicherplatz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
</context>
<context>
    <name>visor::capture::ExporterSet</name>
    <message>
        <source>There is no format for “%1”. Give the file one of these endings: %2.</source>
        <translation>Für „%1“ gibt es kein Format. Der Datei eine dieser Endungen geben: %2.</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. Choose another folder or make room.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Anderen Ordner wählen oder Speicherplatz schaffen.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened: %2. Check the name and its permissions.</source>
        <translation>„%1“ kann nicht geöffnet werden: %2. Namen und Zugriffsrechte prüfen.</translation>
    </message>
</context>
<context>
    <name>visor::capture::JsonExporter</name>
    <message>
        <source>the data of a trace is not base64</source>
        <translation>die Daten einer Kurve sind nicht in base64</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>The chosen range lies past the end of %1. Zoom out or export all of it.</source>
        <translation>Der gewählte Bereich liegt hinter dem Ende von %1. Herauszoomen oder alles exportieren.</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>sie enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1 bei Byte %2</translation>
    </message>
</context>
<context>
    <name>visor::capture::NpyExporter</name>
    <message>
        <source>The traces have different sample types. Export values instead of codes, or one trace at a time.</source>
        <translation>Die Kurven haben verschiedene Abtastwerttypen. Werte statt Codes exportieren oder die Kurven einzeln exportieren.</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy-Array</translation>
    </message>
    <message>
        <source>it holds no array of samples</source>
        <translation>sie enthält kein Array von Abtastwerten</translation>
    </message>
    <message>
        <source>it holds %1 traces, more than %2</source>
        <translation>sie enthält %1 Kurven, mehr als %2</translation>
    </message>
    <message>
        <source>its horizontal positions are not float64</source>
        <translation>ihre horizontalen Positionen sind nicht float64</translation>
    </message>
    <message>
        <source>it describes %1 traces but holds %2</source>
        <translation>sie beschreibt %1 Kurven, enthält aber %2</translation>
    </message>
    <message>
        <source>it is no NumPy array</source>
        <translation>sie ist kein NumPy-Array</translation>
    </message>
    <message>
        <source>its NumPy format version %1 is unknown</source>
        <translation>ihre NumPy-Formatversion %1 ist unbekannt</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>sie endet innerhalb ihres Kopfes</translation>
    </message>
    <message>
        <source>its header does not name a plain array</source>
        <translation>ihr Kopf nennt kein einfaches Array</translation>
    </message>
    <message>
        <source>arrays of type “%1” are not supported</source>
        <translation>Arrays vom Typ „%1“ werden nicht unterstützt</translation>
    </message>
    <message>
        <source>it ends before its last sample</source>
        <translation>sie endet vor ihrem letzten Abtastwert</translation>
    </message>
    <message>
        <source>its array is in Fortran order</source>
        <translation>ihr Array ist in Fortran-Reihenfolge</translation>
    </message>
</context>
<context>
    <name>visor::capture::RawCapture</name>
    <message>
        <source>“%1” is no format of samples. Choose one of: %2.</source>
        <translation>„%1“ ist kein Format für Abtastwerte. Eines davon wählen: %2.</translation>
    </message>
    <message>
        <source>Type the query that the instrument answers with its data, such as :WAV:DATA? or CURV?.</source>
        <translation>Die Abfrage eingeben, die das Gerät mit seinen Daten beantwortet, etwa :WAV:DATA? oder CURV?.</translation>
    </message>
    <message>
        <source>The query is one line of at most %1 characters.</source>
        <translation>Die Abfrage ist eine Zeile mit höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The start of x and the offset of y are numbers.</source>
        <translation>Der Anfang von x und der Offset von y sind Zahlen.</translation>
    </message>
    <message>
        <source>The step of x from one sample to the next is a number above zero.</source>
        <translation>Die Schrittweite von x zwischen zwei Abtastwerten ist eine Zahl über null.</translation>
    </message>
    <message>
        <source>The scale of y is a number, and not zero.</source>
        <translation>Die Skalierung von y ist eine Zahl ungleich null.</translation>
    </message>
    <message>
        <source>“%1” is no unit. Write one such as V, s or Hz.</source>
        <translation>„%1“ ist keine Einheit. Etwa V, s oder Hz schreiben.</translation>
    </message>
    <message>
        <source>The answer to “%1” holds no samples. Look at it in the Terminal, and check the query and the sample format.</source>
        <translation>Die Antwort auf „%1“ enthält keine Abtastwerte. Sie im Terminal ansehen und Abfrage und Format prüfen.</translation>
    </message>
</context>
<context>
    <name>visor::capture::ReplyExporter</name>
    <message>
        <source>Reply as it came</source>
        <translation>Antwort, wie sie kam</translation>
    </message>
    <message>
        <source>The reply is exported whole. Export all samples, or the view in another format.</source>
        <translation>Die Antwort wird als Ganzes exportiert. Alle Abtastwerte exportieren oder die Ansicht in einem anderen Format.</translation>
    </message>
    <message>
        <source>A reply alone does not say what it means. Choose a CSV, NPY or JSON file.</source>
        <translation>Eine Antwort allein sagt nicht, was sie bedeutet. Eine CSV-, NPY- oder JSON-Datei wählen.</translation>
    </message>
    <message>
        <source>This capture keeps numbers, not the instrument&apos;s reply. Export it as CSV, NPY or JSON.</source>
        <translation>Diese Aufnahme enthält Zahlen, nicht die Antwort des Geräts. Als CSV, NPY oder JSON exportieren.</translation>
    </message>
</context>
<context>
    <name>visor::capture::TakeCapture</name>
    <message>
        <source>The profile %1 describes nothing that can be captured. Add a command whose result is a vector, or a waveform source.</source>
        <translation>Das Profil %1 beschreibt nichts, was aufgenommen werden kann. Einen Befehl, dessen Ergebnis ein Vektor ist, oder eine Kurvenformquelle hinzufügen.</translation>
    </message>
    <message>
        <source>“%1” cannot be captured from this instrument. Choose one of: %2.</source>
        <translation>„%1“ kann von diesem Gerät nicht aufgenommen werden. Eines davon wählen: %2.</translation>
    </message>
    <message>
        <source>“%1” answered “%2”, which is no waveform. Choose another source, or describe its result as a vector in the profile.</source>
        <translation>„%1“ antwortete „%2“, was keine Kurvenform ist. Eine andere Quelle wählen oder das Ergebnis im Profil als Vektor beschreiben.</translation>
    </message>
</context>
<context>
    <name>visor::doctor::Doctor</name>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What was found about %1:</source>
        <translation>Befund zu %1:</translation>
    </message>
    <message>
        <source>What was found about this machine:</source>
        <translation>Befund zu diesem Rechner:</translation>
    </message>
</context>
<context>
    <name>visor::doctor::IdentityQuestion</name>
    <message>
        <source>Another client has locked the instrument.</source>
        <translation>Ein anderer Client hat das Gerät gesperrt.</translation>
    </message>
    <message>
        <source>Release the lock there; Visor never breaks a lock.</source>
        <translation>Die Sperre dort freigeben; Visor bricht nie eine Sperre.</translation>
    </message>
    <message>
        <source>%1 can be opened.</source>
        <translation>%1 lässt sich öffnen.</translation>
    </message>
    <message>
        <source>The instrument listens on another of its interfaces.</source>
        <translation>Das Gerät lauscht auf einer anderen seiner Schnittstellen.</translation>
    </message>
    <message>
        <source>It says “%1”.</source>
        <translation>Es meldet „%1“.</translation>
    </message>
    <message>
        <source>Choose this interface in its remote control settings, or open it by the one it names: TCPIP is VICP, LXI is VXI-11.</source>
        <translation>Diese Schnittstelle in den Einstellungen der Fernbedienung des Geräts wählen oder es über die öffnen, die es nennt: TCPIP ist VICP, LXI ist VXI-11.</translation>
    </message>
    <message>
        <source>The instrument answered *IDN? with “%1”.</source>
        <translation>Das Gerät hat auf *IDN? mit „%1“ geantwortet.</translation>
    </message>
    <message>
        <source>That is no identity as IEEE 488.2 defines it.</source>
        <translation>Das ist keine Identität, wie IEEE 488.2 sie definiert.</translation>
    </message>
    <message>
        <source>Choose its profile by hand (--profile), or use the terminal.</source>
        <translation>Das Profil von Hand wählen (--profile) oder das Terminal verwenden.</translation>
    </message>
    <message>
        <source>It answers: %1.</source>
        <translation>Es antwortet: %1.</translation>
    </message>
    <message>
        <source>The profile %1 fits.</source>
        <translation>Das Profil %1 passt.</translation>
    </message>
    <message>
        <source>No profile fits “%1”.</source>
        <translation>Kein Profil passt zu „%1“.</translation>
    </message>
    <message>
        <source>It can be used in the terminal, but there are no forms for it.</source>
        <translation>Es lässt sich im Terminal verwenden, aber es gibt keine Formulare dafür.</translation>
    </message>
    <message>
        <source>It can be used in the terminal, but there are no forms for it. Nearest is %1.</source>
        <translation>Es lässt sich im Terminal verwenden, aber es gibt keine Formulare dafür. Am nächsten kommt %1.</translation>
    </message>
    <message>
        <source>Write a profile; the manual says how.</source>
        <translation>Ein Profil schreiben; das Handbuch erklärt, wie.</translation>
    </message>
    <message>
        <source>Try the nearest one by hand, or copy it and add a pattern for this identity.</source>
        <translation>Das nächstliegende von Hand versuchen oder es kopieren und ein Muster für diese Identität hinzufügen.</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>%1 lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>%1 does not answer *IDN?.</source>
        <translation>%1 antwortet nicht auf *IDN?.</translation>
    </message>
    <message>
        <source>It wants a login, and let us in (%1).</source>
        <translation>Es verlangt eine Anmeldung und hat sie angenommen (%1).</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Look at it, and trust it for this host if it is the instrument&apos;s.</source>
        <translation>Es ansehen und ihm für diesen Host vertrauen, wenn es das des Geräts ist.</translation>
    </message>
    <message>
        <source>%1 insists on a login.</source>
        <translation>%1 besteht auf einer Anmeldung.</translation>
    </message>
    <message>
        <source>Give it a user name and a password: the window asks for them when it connects, the command line asks on the terminal or takes VISOR_USER and VISOR_PASSWORD.</source>
        <translation>Benutzernamen und Kennwort angeben: Das Fenster fragt beim Verbinden danach, die Befehlszeile fragt im Terminal oder verwendet VISOR_USER und VISOR_PASSWORD.</translation>
    </message>
    <message>
        <source>%1 does not accept this user name and password.</source>
        <translation>%1 akzeptiert diesen Benutzernamen und dieses Kennwort nicht.</translation>
    </message>
    <message>
        <source>Correct them; whoever looks after the instrument can set new ones.</source>
        <translation>Berichtigen; wer das Gerät betreut, kann neue einrichten.</translation>
    </message>
    <message>
        <source>%1 insists on a login of a kind that Visor does not have.</source>
        <translation>%1 besteht auf einer Art der Anmeldung, die Visor nicht kennt.</translation>
    </message>
    <message>
        <source>Switch on SCRAM or PLAIN logins in the instrument&apos;s security settings.</source>
        <translation>In den Sicherheitseinstellungen des Geräts die Anmeldung mit SCRAM oder PLAIN einschalten.</translation>
    </message>
</context>
<context>
    <name>visor::doctor::InterfaceExaminer</name>
    <message>
        <source>This build cannot reach %1.</source>
        <translation>Dieses Programm kann %1 nicht erreichen.</translation>
    </message>
    <message>
        <source>The interface type is not available here.</source>
        <translation>Die Schnittstellenart ist hier nicht verfügbar.</translation>
    </message>
    <message>
        <source>Choose another route to the instrument.</source>
        <translation>Einen anderen Weg zum Gerät wählen.</translation>
    </message>
</context>
<context>
    <name>visor::doctor::LockExaminer</name>
    <message>
        <source>Locks cannot be kept on this machine.</source>
        <translation>Auf diesem Rechner können keine Sperren geführt werden.</translation>
    </message>
    <message>
        <source>Make the folder writable for you, then try again.</source>
        <translation>Den Ordner für sich beschreibbar machen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Locked (%1) by %2, since %3.</source>
        <translation>Gesperrt (%1) seit %3; Inhaber der Sperre: %2.</translation>
    </message>
    <message>
        <source>This program holds the lock itself.</source>
        <translation>Dieses Programm hält die Sperre selbst.</translation>
    </message>
    <message>
        <source>While it is held, nobody else may use the instrument.</source>
        <translation>Solange sie gehalten wird, darf niemand sonst das Gerät verwenden.</translation>
    </message>
    <message>
        <source>Only those with the same key may use the instrument.</source>
        <translation>Nur wer denselben Schlüssel hat, darf das Gerät verwenden.</translation>
    </message>
    <message>
        <source>Release it there, or end that program: its lock ends with it.</source>
        <translation>Sie dort freigeben oder jenes Programm beenden: Mit ihm endet seine Sperre.</translation>
    </message>
    <message>
        <source>No Visor program on this machine holds a lock on it.</source>
        <translation>Kein Visor-Programm auf diesem Rechner hält eine Sperre darauf.</translation>
    </message>
</context>
<context>
    <name>visor::hislip::ErrorText</name>
    <message>
        <source>%1 could not make sense of a message and closed the connection; open it again.</source>
        <translation>%1 konnte eine Nachricht nicht deuten und hat die Verbindung geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>%1 has no connection left; close another program that uses it.</source>
        <translation>%1 hat keine Verbindung mehr frei; ein anderes Programm schließen, das das Gerät verwendet.</translation>
    </message>
    <message>
        <source>%1 was refused by the instrument; check the device name.</source>
        <translation>%1 wurde vom Gerät abgewiesen; den Gerätenamen prüfen.</translation>
    </message>
    <message>
        <source>%1 closed the connection after an error of its own; open it again.</source>
        <translation>%1 hat die Verbindung nach einem eigenen Fehler geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>%1 does not support this operation.</source>
        <translation>%1 unterstützt diesen Vorgang nicht.</translation>
    </message>
    <message>
        <source>%1 refused a message as too large; send less at a time.</source>
        <translation>%1 hat eine Nachricht als zu groß abgewiesen; weniger auf einmal senden.</translation>
    </message>
    <message>
        <source>%1 refused the login; check the user name and password.</source>
        <translation>%1 hat die Anmeldung abgewiesen; Benutzernamen und Kennwort prüfen.</translation>
    </message>
    <message>
        <source>%1 reported an error while talking; clear the device and repeat.</source>
        <translation>%1 hat während der Kommunikation einen Fehler gemeldet; Device Clear ausführen und wiederholen.</translation>
    </message>
    <message>
        <source>The other end does not speak HiSLIP or lost its place in a message; open it again, or try VXI-11 or a raw socket.</source>
        <translation>Die Gegenstelle spricht kein HiSLIP oder hat innerhalb einer Nachricht den Anschluss verloren; erneut öffnen oder VXI-11 oder einen Raw-Socket versuchen.</translation>
    </message>
    <message>
        <source>%1 broke the HiSLIP protocol; open it again.</source>
        <translation>%1 hat das HiSLIP-Protokoll verletzt; erneut öffnen.</translation>
    </message>
    <message>
        <source>%1 is locked by another client; wait until it is released or ask its holder.</source>
        <translation>%1 ist durch einen anderen Client gesperrt; die Freigabe abwarten oder den Inhaber der Sperre fragen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check the command or allow more time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet; den Befehl prüfen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>%1 took the connection but did not answer; check the device name (hislip0 is usual).</source>
        <translation>%1 hat die Verbindung angenommen, aber nicht geantwortet; den Gerätenamen prüfen (üblich ist hislip0).</translation>
    </message>
    <message>
        <source>%1 closed the connection while it was opened; check the device name, or free a connection in another program.</source>
        <translation>%1 hat die Verbindung beim Öffnen geschlossen; den Gerätenamen prüfen oder eine Verbindung in einem anderen Programm freigeben.</translation>
    </message>
    <message>
        <source>Opening %1 was cancelled.</source>
        <translation>Das Öffnen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 is no HiSLIP resource.</source>
        <translation>%1 ist keine HiSLIP-Ressource.</translation>
    </message>
    <message>
        <source>The device name of %1 is longer than 256 characters.</source>
        <translation>Der Gerätename von %1 ist länger als 256 Zeichen.</translation>
    </message>
    <message>
        <source>%1 did not finish a device clear in time; allow more time, or close the session and open it again.</source>
        <translation>%1 hat Device Clear nicht rechtzeitig beendet; mehr Zeit einräumen oder die Sitzung schließen und erneut öffnen.</translation>
    </message>
    <message>
        <source>%1 does not support overlapped mode.</source>
        <translation>%1 unterstützt den Overlapped-Modus nicht.</translation>
    </message>
    <message>
        <source>%1 does not support synchronized mode.</source>
        <translation>%1 unterstützt den Synchronized-Modus nicht.</translation>
    </message>
    <message>
        <source>A shared lock needs a key of 1 to 255 characters.</source>
        <translation>Eine gemeinsame Sperre braucht einen Schlüssel mit 1 bis 255 Zeichen.</translation>
    </message>
    <message>
        <source>An exclusive lock takes no key; leave it out.</source>
        <translation>Eine exklusive Sperre hat keinen Schlüssel; ihn weglassen.</translation>
    </message>
    <message>
        <source>%1 is already locked here with another key; unlock it first.</source>
        <translation>%1 ist hier bereits mit einem anderen Schlüssel gesperrt; zuerst die Sperre aufheben.</translation>
    </message>
    <message>
        <source>%1 is locked exclusively here; unlock it before sharing it.</source>
        <translation>%1 ist hier exklusiv gesperrt; vor dem gemeinsamen Sperren die Sperre aufheben.</translation>
    </message>
    <message>
        <source>Locking %1 was cancelled.</source>
        <translation>Das Sperren von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 refused the lock request; close the session and open it again.</source>
        <translation>%1 hat die Anforderung der Sperre abgewiesen; die Sitzung schließen und erneut öffnen.</translation>
    </message>
    <message>
        <source>%1 is not locked by this session.</source>
        <translation>%1 ist nicht durch diese Sitzung gesperrt.</translation>
    </message>
    <message>
        <source>%1 still owes the answer to an earlier lock request; close the session and open it again.</source>
        <translation>%1 schuldet noch die Antwort auf eine frühere Anforderung der Sperre; die Sitzung schließen und erneut öffnen.</translation>
    </message>
    <message>
        <source>%1 broke off its reply; repeat the query.</source>
        <translation>%1 hat die Antwort abgebrochen; die Abfrage wiederholen.</translation>
    </message>
    <message>
        <source>%1 was closed after an error in the protocol; open it again.</source>
        <translation>%1 wurde nach einem Protokollfehler geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>%1 ended the connection because it was not secure as it wants it (fatal error 5); check its security settings and your login.</source>
        <translation>%1 hat die Verbindung beendet, weil sie nicht so sicher war wie verlangt (schwerer Fehler 5); die Sicherheitseinstellungen des Geräts und die Anmeldung prüfen.</translation>
    </message>
    <message>
        <source>%1 names a secure session; open it as TCPIP without credentials to speak in clear text.</source>
        <translation>%1 bezeichnet eine sichere Sitzung; für unverschlüsselte Kommunikation als TCPIP ohne Zugangsdaten öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::hislip::HislipExaminer</name>
    <message>
        <source>HiSLIP answers, and knows %1.</source>
        <translation>HiSLIP antwortet und kennt %1.</translation>
    </message>
    <message>
        <source>The instrument has no HiSLIP connection left.</source>
        <translation>Das Gerät hat keine HiSLIP-Verbindung mehr frei.</translation>
    </message>
    <message>
        <source>Other clients use them all.</source>
        <translation>Andere Clients verwenden sie alle.</translation>
    </message>
    <message>
        <source>Close other programs that use the instrument, or restart it.</source>
        <translation>Andere Programme schließen, die das Gerät verwenden, oder es neu starten.</translation>
    </message>
    <message>
        <source>The instrument insists on an encrypted connection.</source>
        <translation>Das Gerät verlangt eine verschlüsselte Verbindung.</translation>
    </message>
    <message>
        <source>The address asks for a plain one.</source>
        <translation>Die Adresse verlangt eine unverschlüsselte.</translation>
    </message>
    <message>
        <source>Open it as TCPIPS, or switch encryption off in its LAN menu.</source>
        <translation>Als TCPIPS öffnen oder die Verschlüsselung im LAN-Menü des Geräts abschalten.</translation>
    </message>
    <message>
        <source>What listens on port %1 of %2 does not speak HiSLIP.</source>
        <translation>Was auf Port %1 von %2 lauscht, spricht kein HiSLIP.</translation>
    </message>
    <message>
        <source>Its answer is no HiSLIP message.</source>
        <translation>Die Antwort ist keine HiSLIP-Nachricht.</translation>
    </message>
    <message>
        <source>Check the port in the instrument&apos;s LAN menu, or use VXI-11 or a raw socket.</source>
        <translation>Den Port im LAN-Menü des Geräts prüfen oder VXI-11 oder einen Raw-Socket verwenden.</translation>
    </message>
    <message>
        <source>HiSLIP answers at %1, but there is no %2.</source>
        <translation>HiSLIP antwortet an %1, aber %2 gibt es dort nicht.</translation>
    </message>
    <message>
        <source>The instrument does not know that sub-address; it knows %1.</source>
        <translation>Das Gerät kennt diese Unteradresse nicht; es kennt %1.</translation>
    </message>
    <message>
        <source>Use %1.</source>
        <translation>%1 verwenden.</translation>
    </message>
    <message>
        <source>%1 takes the connection but does not answer.</source>
        <translation>%1 nimmt die Verbindung an, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>Its HiSLIP server hangs, or something else listens on port %1.</source>
        <translation>Der HiSLIP-Server des Geräts hängt oder auf Port %1 lauscht etwas anderes.</translation>
    </message>
    <message>
        <source>Restart the instrument, or use VXI-11 or a raw socket.</source>
        <translation>Das Gerät neu starten oder VXI-11 oder einen Raw-Socket verwenden.</translation>
    </message>
    <message>
        <source>%1 takes the connection and refuses the session.</source>
        <translation>%1 nimmt die Verbindung an und weist die Sitzung ab.</translation>
    </message>
    <message>
        <source>It does not know %1, or has no connection left.</source>
        <translation>Das Gerät kennt %1 nicht oder hat keine Verbindung mehr frei.</translation>
    </message>
    <message>
        <source>Check the sub-address in the instrument&apos;s LAN menu, and close other programs that use it.</source>
        <translation>Die Unteradresse im LAN-Menü des Geräts prüfen und andere Programme schließen, die es verwenden.</translation>
    </message>
    <message>
        <source>The secure connection to %1 was not made.</source>
        <translation>Die sichere Verbindung zu %1 kam nicht zustande.</translation>
    </message>
    <message>
        <source>Look at the instrument&apos;s screen for a dialog that waits, then try again or restart it.</source>
        <translation>Auf dem Bildschirm des Geräts nach einem wartenden Dialog sehen, dann erneut versuchen oder das Gerät neu starten.</translation>
    </message>
    <message>
        <source>Check the instrument&apos;s security settings.</source>
        <translation>Die Sicherheitseinstellungen des Geräts prüfen.</translation>
    </message>
</context>
<context>
    <name>visor::hislip::SessionSecurity</name>
    <message>
        <source>%1 did not let us in: %2. Check the user name and the password.</source>
        <translation>%1 hat die Anmeldung nicht zugelassen: %2. Benutzernamen und Kennwort prüfen.</translation>
    </message>
    <message>
        <source>the question for the ways to log in</source>
        <translation>Abfrage der Anmeldeverfahren</translation>
    </message>
    <message>
        <source>it offers only ways to log in that are not known here (%1)</source>
        <translation>es bietet nur Anmeldeverfahren an, die hier nicht bekannt sind (%1)</translation>
    </message>
    <message>
        <source>it wants a login, and no user name and password were given</source>
        <translation>es verlangt eine Anmeldung, und Benutzername und Kennwort wurden nicht angegeben</translation>
    </message>
    <message>
        <source>it takes none of the ways to log in that it offers (error 5 on the synchronous channel)</source>
        <translation>es nimmt keines der Anmeldeverfahren an, die es anbietet (Fehler 5 auf dem synchronen Kanal)</translation>
    </message>
    <message>
        <source>the login with %1</source>
        <translation>Anmeldung mit %1</translation>
    </message>
    <message>
        <source>it refused the login (%1, code %2)</source>
        <translation>es hat die Anmeldung abgewiesen (%1, Code %2)</translation>
    </message>
    <message>
        <source>it refused the login (%1, code %2: “%3”)</source>
        <translation>es hat die Anmeldung abgewiesen (%1, Code %2: „%3“)</translation>
    </message>
    <message>
        <source>the login with %1 comes to no end</source>
        <translation>die Anmeldung mit %1 kommt zu keinem Ende</translation>
    </message>
    <message>
        <source>synchronous channel</source>
        <translation>synchroner Kanal</translation>
    </message>
    <message>
        <source>asynchronous channel</source>
        <translation>asynchroner Kanal</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>the instrument closed the connection</source>
        <translation>das Gerät hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>der Vorgang wurde abgebrochen</translation>
    </message>
    <message>
        <source>No secure connection to %1: %2 on the %3: %4. Open it again, or check the instrument&apos;s security settings.</source>
        <translation>Keine sichere Verbindung zu %1: %2 (%3): %4. Erneut öffnen oder die Sicherheitseinstellungen des Geräts prüfen.</translation>
    </message>
    <message>
        <source>the request to start TLS</source>
        <translation>Anforderung, TLS zu beginnen</translation>
    </message>
    <message>
        <source>the request to end TLS</source>
        <translation>Anforderung, TLS zu beenden</translation>
    </message>
    <message>
        <source>the instrument refused it (code %1)</source>
        <translation>das Gerät hat dies abgewiesen (Code %1)</translation>
    </message>
    <message>
        <source>the instrument refused it (code %1): %2</source>
        <translation>das Gerät hat dies abgewiesen (Code %1): %2</translation>
    </message>
    <message>
        <source>the instrument is still busy with a message (code 0)</source>
        <translation>das Gerät ist noch mit einer Nachricht beschäftigt (Code 0)</translation>
    </message>
    <message>
        <source>%1 offers no secure connection (HiSLIP %2.%3); open it without encryption where the network is trusted.</source>
        <translation>%1 bietet keine sichere Verbindung (HiSLIP %2.%3); ohne Verschlüsselung öffnen, wenn das Netzwerk vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>the TLS handshake</source>
        <translation>TLS-Handshake</translation>
    </message>
    <message>
        <source>its certificate is not that of the other channel</source>
        <translation>das Zertifikat ist nicht das des anderen Kanals</translation>
    </message>
    <message>
        <source>the end of TLS</source>
        <translation>Beenden von TLS</translation>
    </message>
</context>
<context>
    <name>visor::instrument::CommandRun</name>
    <message>
        <source>The profile “%1” has no command “%2”.</source>
        <translation>Das Profil „%1“ hat keinen Befehl „%2“.</translation>
    </message>
    <message>
        <source>The profile “%1” has no command “%2”; did you mean “%3”?</source>
        <translation>Das Profil „%1“ hat keinen Befehl „%2“; war „%3“ gemeint?</translation>
    </message>
    <message>
        <source>“%1” is switched off in the profile.</source>
        <translation>„%1“ ist im Profil abgeschaltet.</translation>
    </message>
    <message>
        <source>“%1” may only run as part of a sweep, so that the instrument ramps at a safe rate.</source>
        <translation>„%1“ darf nur innerhalb eines Sweeps laufen, damit das Gerät mit sicherer Rate fährt.</translation>
    </message>
    <message>
        <source>“%1” makes a message of %2 bytes; this instrument takes %3.</source>
        <translation>„%1“ ergibt eine Nachricht mit %2 Bytes; dieses Gerät nimmt %3 an.</translation>
    </message>
    <message>
        <source>The instrument says that its points have no distance; the trace has no x axis.</source>
        <translation>Das Gerät gibt an, dass seine Punkte keinen Abstand haben; die Kurve hat keine x-Achse.</translation>
    </message>
    <message>
        <source>Start its sweep instead.</source>
        <translation>Stattdessen den zugehörigen Sweep starten.</translation>
    </message>
    <message>
        <source>“%1” runs in the maker&apos;s own software, which this program does not drive. An edge that has the software runs it.</source>
        <translation>„%1“ läuft in der Software des Herstellers, die dieses Programm nicht steuert. Ein Edge mit dieser Software führt es aus.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Completion</name>
    <message>
        <source>The instrument answered %1 with “%2” instead of a register&apos;s number.</source>
        <translation>Das Gerät hat auf %1 mit „%2“ statt mit der Zahl eines Registers geantwortet.</translation>
    </message>
    <message>
        <source>The instrument has not finished within %1 ms; allow more time in the profile, or clear it.</source>
        <translation>Das Gerät ist nicht innerhalb von %1 ms fertig geworden; im Profil mehr Zeit einräumen oder Device Clear ausführen.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Connection</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>%1 is not connected. Connect it and try again.</source>
        <translation>%1 ist nicht verbunden. Verbinden und erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Dialogue</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Service requests do not come over this connection.</source>
        <translation>Über diese Verbindung kommen keine Bedienungsanforderungen.</translation>
    </message>
    <message>
        <source>The instrument did not ask for service in time.</source>
        <translation>Das Gerät hat nicht rechtzeitig Bedienung angefordert.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::ErrorQueue</name>
    <message>
        <source>The instrument answered “%1” when asked for its errors; that is no error entry.</source>
        <translation>Das Gerät antwortete „%1“ auf die Frage nach seinen Fehlern; das ist kein Fehlereintrag.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Inventory</name>
    <message>
        <source>The list of remembered instruments is damaged at byte %1 (%2). It was left as it is; instruments can be added again by hand.</source>
        <translation>Die Liste der gemerkten Geräte ist bei Byte %1 beschädigt (%2). Sie wurde unverändert gelassen; Geräte können von Hand wieder hinzugefügt werden.</translation>
    </message>
    <message>
        <source>The list of remembered instruments was written by a newer Visor. Update Visor to use it.</source>
        <translation>Die Liste der gemerkten Geräte wurde von einem neueren Visor geschrieben. Visor aktualisieren, um sie zu verwenden.</translation>
    </message>
    <message>
        <source>remembered</source>
        <translation>gemerkt</translation>
    </message>
</context>
<context>
    <name>visor::instrument::LockedSession</name>
    <message>
        <source>An exclusive lock takes no key; leave it out.</source>
        <translation>Eine exklusive Sperre hat keinen Schlüssel; ihn weglassen.</translation>
    </message>
    <message>
        <source>A shared lock needs a key of 1 to %1 characters; give the same key on every session that shares it.</source>
        <translation>Eine gemeinsame Sperre braucht einen Schlüssel mit 1 bis %1 Zeichen; in jeder beteiligten Sitzung denselben Schlüssel angeben.</translation>
    </message>
    <message>
        <source>%1 is already locked here with another key; unlock it first.</source>
        <translation>%1 ist hier bereits mit einem anderen Schlüssel gesperrt; zuerst die Sperre aufheben.</translation>
    </message>
    <message>
        <source>%1 is locked exclusively by this very session; unlock it before sharing it.</source>
        <translation>%1 ist durch ebendiese Sitzung exklusiv gesperrt; vor dem gemeinsamen Sperren die Sperre aufheben.</translation>
    </message>
    <message>
        <source>This session holds no lock on %1; there is nothing to unlock.</source>
        <translation>Diese Sitzung hält keine Sperre auf %1; es gibt nichts aufzuheben.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::SafeState</name>
    <message>
        <source>it complains of %1, %2</source>
        <translation>es meldet %1, %2</translation>
    </message>
    <message>
        <source>“%1” of %2 still reads on</source>
        <translation>„%1“ von %2 meldet noch eingeschaltet</translation>
    </message>
    <message>
        <source>“%1” still reads on</source>
        <translation>„%1“ meldet noch eingeschaltet</translation>
    </message>
    <message>
        <source>its profile has no safe state for this model</source>
        <translation>sein Profil hat für dieses Modell keinen sicheren Zustand</translation>
    </message>
</context>
<context>
    <name>visor::instrument::SequenceRun</name>
    <message>
        <source>The sequence “%1” is switched off in the profile.</source>
        <translation>Der Ablauf „%1“ ist im Profil abgeschaltet.</translation>
    </message>
    <message>
        <source>The sequence “%1” was cancelled before step %2.</source>
        <translation>Der Ablauf „%1“ wurde vor Schritt %2 abgebrochen.</translation>
    </message>
    <message>
        <source>Step %1 of “%2”: %3</source>
        <translation>Schritt %1 von „%2“: %3</translation>
    </message>
    <message>
        <source>“{%1}” has no value yet.</source>
        <translation>„{%1}“ hat noch keinen Wert.</translation>
    </message>
    <message>
        <source>The profile has no command “%1”.</source>
        <translation>Das Profil hat keinen Befehl „%1“.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::ServiceRequest</name>
    <message>
        <source>bit %1</source>
        <translation>Bit %1</translation>
    </message>
</context>
<context>
    <name>visor::instrument::SessionFrame</name>
    <message>
        <source>The profile&apos;s command “%1” failed: %2</source>
        <translation>Der Befehl „%1“ des Profils ist fehlgeschlagen: %2</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Setup</name>
    <message>
        <source>This is no setup of an instrument: %1</source>
        <translation>Dies ist kein Setup eines Geräts: %1</translation>
    </message>
    <message>
        <source>a setting has no command or no value. Save it again.</source>
        <translation>eine Einstellung hat keinen Befehl oder keinen Wert. Erneut speichern.</translation>
    </message>
    <message>
        <source>an argument of “%1” is no text. Save it again.</source>
        <translation>ein Argument von „%1“ ist kein Text. Erneut speichern.</translation>
    </message>
    <message>
        <source>the file is too large.</source>
        <translation>die Datei ist zu groß.</translation>
    </message>
    <message>
        <source>at byte %1, %2.</source>
        <translation>bei Byte %1: %2.</translation>
    </message>
    <message>
        <source>its format is not “%1”. Choose a file that Save Setup has written.</source>
        <translation>das Format ist nicht „%1“. Eine Datei wählen, die mit „Setup speichern“ geschrieben wurde.</translation>
    </message>
    <message>
        <source>it was written by a later version of this program. Update this one.</source>
        <translation>es wurde von einer neueren Version dieses Programms geschrieben. Dieses Programm aktualisieren.</translation>
    </message>
    <message>
        <source>it names more settings than any instrument has.</source>
        <translation>es nennt mehr Einstellungen, als irgendein Gerät hat.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Anderen Ordner wählen oder Speicherplatz schaffen.</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2. Choose another file.</source>
        <translation>%1 konnte nicht geöffnet werden: %2. Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The profile “%1” has no setting “%2”.</source>
        <translation>Das Profil „%1“ hat keine Einstellung „%2“.</translation>
    </message>
    <message>
        <source>Rejected by the instrument: %1, %2</source>
        <translation>Vom Gerät abgelehnt: %1, %2</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The setup was saved from %1 with the profile “%2”; this instrument has the profile “%3”. Apply it to an instrument of the same model.</source>
        <translation>Das Setup wurde von %1 mit dem Profil „%2“ gespeichert; dieses Gerät hat das Profil „%3“. Auf ein Gerät desselben Modells anwenden.</translation>
    </message>
    <message numerus="yes">
        <source>The instrument answered none of the %n question(s) for its settings. Check that it is on and answers in the terminal.</source>
        <translation>
            <numerusform>Das Gerät hat die %n Abfrage seiner Einstellungen nicht beantwortet. Prüfen, ob es eingeschaltet ist und im Terminal antwortet.</numerusform>
            <numerusform>Das Gerät hat keine der %n Abfragen seiner Einstellungen beantwortet. Prüfen, ob es eingeschaltet ist und im Terminal antwortet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::instrument::SweepRun</name>
    <message>
        <source>“%1” is switched off in the profile.</source>
        <translation>„%1“ ist im Profil abgeschaltet.</translation>
    </message>
    <message>
        <source>The end of the sweep “%1” cannot be recognised: “%2” is not a valid regular expression.</source>
        <translation>Das Ende des Sweeps „%1“ ist nicht zu erkennen: „%2“ ist kein gültiger regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>The sweep “%1” was cancelled.</source>
        <translation>Der Sweep „%1“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The sweep “%1” could not be followed: %2</source>
        <translation>Der Sweep „%1“ konnte nicht verfolgt werden: %2</translation>
    </message>
    <message>
        <source>The profile has no stop command: the instrument may still be moving. Stop it at its front panel.</source>
        <translation>Das Profil hat keinen Stoppbefehl: Der Sweep des Geräts läuft möglicherweise weiter. An der Frontplatte anhalten.</translation>
    </message>
    <message>
        <source>Its stop command was sent; the instrument holds.</source>
        <translation>Der Stoppbefehl wurde gesendet; das Gerät hält seinen Wert.</translation>
    </message>
    <message>
        <source>Its stop command could not be sent (%1) The instrument may still be moving: stop it at its front panel.</source>
        <translation>Der Stoppbefehl konnte nicht gesendet werden (%1) Der Sweep des Geräts läuft möglicherweise weiter: an der Frontplatte anhalten.</translation>
    </message>
    <message>
        <source>The sweep “%1” was cancelled before it began.</source>
        <translation>Der Sweep „%1“ wurde abgebrochen, bevor er begann.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Timeouts</name>
    <message>
        <source>“%1” is no time. Write a number and its unit, such as 500 ms or 5 s.</source>
        <translation>„%1“ ist keine Zeit. Eine Zahl mit Einheit schreiben, etwa 500 ms oder 5 s.</translation>
    </message>
    <message>
        <source>“%1” has no unit. Write %1 ms or %1 s.</source>
        <translation>„%1“ hat keine Einheit. %1 ms oder %1 s schreiben.</translation>
    </message>
    <message>
        <source>“%1” is no unit of time here. Write ms, s, min or h.</source>
        <translation>„%1“ ist hier keine Zeiteinheit. ms, s, min oder h schreiben.</translation>
    </message>
    <message>
        <source>%1 is out of range. Choose %2 to %3.</source>
        <translation>%1 liegt außerhalb des Bereichs. %2 bis %3 wählen.</translation>
    </message>
    <message>
        <source>%1 is no whole number of milliseconds.</source>
        <translation>%1 ist keine ganze Zahl von Millisekunden.</translation>
    </message>
    <message>
        <source>%1 is no whole number of seconds, as this limit is.</source>
        <translation>%1 ist keine ganze Zahl von Sekunden, wie sie dieses Limit verlangt.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::TransportSet</name>
    <message>
        <source>This build cannot reach %1: the interface type is not available. Choose another route to the instrument.</source>
        <translation>Dieses Programm kann %1 nicht erreichen: Die Schnittstellenart ist nicht verfügbar. Einen anderen Weg zum Gerät wählen.</translation>
    </message>
</context>
<context>
    <name>visor::instrument::TrustStore</name>
    <message>
        <source>No certificate of %1 is trusted by exception.</source>
        <translation>Keinem Zertifikat von %1 wird als Ausnahme vertraut.</translation>
    </message>
</context>
<context>
    <name>visor::locks::LockFolder</name>
    <message>
        <source>Locks cannot be kept in %1: %2. Locks of this kind are not available until that is mended.</source>
        <translation>In %1 können keine Sperren geführt werden: %2. Sperren dieser Art sind nicht verfügbar, bis das behoben ist.</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>it is not a folder that can be opened</source>
        <translation>er ist kein Ordner, der sich öffnen lässt</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>er gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>other users may write to it (its mode should be 700)</source>
        <translation>andere Benutzer dürfen hineinschreiben (die Zugriffsrechte sollten 700 sein)</translation>
    </message>
    <message>
        <source>its guard file cannot be opened</source>
        <translation>seine Wächterdatei kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>its guard file cannot be locked</source>
        <translation>seine Wächterdatei kann nicht gesperrt werden</translation>
    </message>
    <message>
        <source>Waiting for the lock was cancelled.</source>
        <translation>Das Warten auf die Sperre wurde abgebrochen.</translation>
    </message>
    <message>
        <source>another Visor program stands still while it changes a lock</source>
        <translation>ein anderes Visor-Programm steht still, während es eine Sperre ändert</translation>
    </message>
    <message>
        <source>a lock cannot be given back there</source>
        <translation>dort kann keine Sperre zurückgegeben werden</translation>
    </message>
    <message>
        <source>a lock cannot be written there</source>
        <translation>dort kann keine Sperre geschrieben werden</translation>
    </message>
    <message>
        <source>no pipe can be made there</source>
        <translation>dort lässt sich keine Pipe anlegen</translation>
    </message>
    <message>
        <source>a lock cannot be looked at there</source>
        <translation>dort lässt sich eine Sperre nicht prüfen</translation>
    </message>
    <message>
        <source>too many programs wait for one lock</source>
        <translation>zu viele Programme warten auf eine Sperre</translation>
    </message>
</context>
<context>
    <name>visor::locks::LockRegistry</name>
    <message>
        <source>Waiting for the lock was cancelled.</source>
        <translation>Das Warten auf die Sperre wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Waiting for the instrument was cancelled.</source>
        <translation>Das Warten auf das Gerät wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>visor::locks::LockText</name>
    <message>
        <source>another session of this program (process %1)</source>
        <translation>andere Sitzung dieses Programms (Prozess %1)</translation>
    </message>
    <message>
        <source>%1, user %2, process %3</source>
        <translation>%1, Benutzer %2, Prozess %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>exclusive</source>
        <translation>exklusiv</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>gemeinsam</translation>
    </message>
    <message>
        <source>%1 is locked by another client, and %2 has waited for it since %3. Wait in line, or ask them to let go of it.</source>
        <translation>%1 ist durch einen anderen Client gesperrt; seit %3 wartet bereits: %2. In die Warteschlange einreihen oder um die Freigabe bitten.</translation>
    </message>
    <message>
        <source>%1 is shared by those who have the key; %2 has held it since %3. Use the same key, or wait until they let go of it.</source>
        <translation>%1 ist gemeinsam gesperrt für alle, die den Schlüssel haben; Inhaber seit %3: %2. Denselben Schlüssel verwenden oder die Freigabe abwarten.</translation>
    </message>
    <message>
        <source>%1 is locked by %2, since %3. Wait until they let go of it, or ask them to.</source>
        <translation>%1 ist seit %3 gesperrt; Inhaber der Sperre: %2. Die Freigabe abwarten oder um sie bitten.</translation>
    </message>
    <message>
        <source>%1 is locked by another client. Wait until it lets go of it.</source>
        <translation>%1 ist durch einen anderen Client gesperrt. Dessen Freigabe abwarten.</translation>
    </message>
</context>
<context>
    <name>visor::lxi::HttpGet</name>
    <message>
        <source>The web server of the instrument did not answer as one.</source>
        <translation>Der Webserver des Geräts hat nicht wie ein Webserver geantwortet.</translation>
    </message>
    <message>
        <source>The web server of %1 has no page %2.</source>
        <translation>Der Webserver von %1 hat keine Seite %2.</translation>
    </message>
</context>
<context>
    <name>visor::lxi::Identification</name>
    <message>
        <source>The identification page of the instrument cannot be understood.</source>
        <translation>Die Identifikationsseite des Geräts ist nicht verständlich.</translation>
    </message>
</context>
<context>
    <name>visor::mdns::LinkSockets</name>
    <message>
        <source>Another program keeps the port of mDNS (%1) to itself on %2; instruments that come later are noticed only by looking again.</source>
        <translation>Ein anderes Programm belegt den mDNS-Port (%1) auf %2 für sich allein; später hinzukommende Geräte werden nur durch erneutes Suchen bemerkt.</translation>
    </message>
    <message>
        <source>mDNS cannot be heard on the network interface %1 (%2); instruments there may be missing.</source>
        <translation>Auf der Netzwerkschnittstelle %1 kann mDNS nicht empfangen werden (%2); Geräte dort fehlen möglicherweise.</translation>
    </message>
</context>
<context>
    <name>visor::mdns::MdnsFinder</name>
    <message>
        <source>mDNS</source>
        <translation>mDNS</translation>
    </message>
</context>
<context>
    <name>visor::mdns::NameLookup</name>
    <message>
        <source>Nobody on this network answers to the name %1 (mDNS); check the name, or use the address in numbers.</source>
        <translation>Niemand in diesem Netzwerk antwortet auf den Namen %1 (mDNS); den Namen prüfen oder die Adresse in Ziffern verwenden.</translation>
    </message>
    <message>
        <source>Looking up %1 was cancelled.</source>
        <translation>Das Auflösen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The name %1 was not found in time; use the address in numbers or allow more time.</source>
        <translation>Der Name %1 wurde nicht rechtzeitig gefunden; die Adresse in Ziffern verwenden oder mehr Zeit einräumen.</translation>
    </message>
</context>
<context>
    <name>visor::mdns::Responder</name>
    <message>
        <source>The system has no room for announcing instruments; close other programs.</source>
        <translation>Das System hat keinen Platz, um Geräte bekannt zu machen; andere Programme schließen.</translation>
    </message>
</context>
<context>
    <name>visor::modbus::Errors</name>
    <message>
        <source>the device does not know this function (illegal function); use another one, such as “multiple” or single writes</source>
        <translation>das Gerät kennt diese Funktion nicht (illegal function); eine andere verwenden, etwa „multiple“ oder einzelne Schreibvorgänge</translation>
    </message>
    <message>
        <source>the device has no such address (illegal data address); addresses count from 0, many manuals count from 1</source>
        <translation>das Gerät hat keine solche Adresse (illegal data address); Adressen zählen ab 0, viele Handbücher zählen ab 1</translation>
    </message>
    <message>
        <source>the device refuses the value or the number of registers (illegal data value); check limits and type</source>
        <translation>das Gerät weist den Wert oder die Anzahl der Register ab (illegal data value); Grenzen und Typ prüfen</translation>
    </message>
    <message>
        <source>the device failed while it did this (server device failure); look at its display, then try again</source>
        <translation>das Gerät hat beim Ausführen versagt (server device failure); auf die Anzeige des Geräts sehen, dann erneut versuchen</translation>
    </message>
    <message>
        <source>the device has begun and needs time (acknowledge); ask again later</source>
        <translation>das Gerät hat begonnen und braucht Zeit (acknowledge); später erneut abfragen</translation>
    </message>
    <message>
        <source>the device is busy with another request (server device busy); try again</source>
        <translation>das Gerät ist mit einer anderen Anfrage beschäftigt (server device busy); erneut versuchen</translation>
    </message>
    <message>
        <source>the device cannot do this now (negative acknowledge)</source>
        <translation>das Gerät kann dies jetzt nicht tun (negative acknowledge)</translation>
    </message>
    <message>
        <source>the device found its memory damaged (memory parity error); have it serviced</source>
        <translation>das Gerät hat einen Fehler in seinem Speicher gefunden (memory parity error); es vom Service prüfen lassen</translation>
    </message>
    <message>
        <source>the gateway has no free path to that unit (gateway path unavailable); check the unit number and the gateway&apos;s settings</source>
        <translation>das Gateway hat keinen freien Weg zu dieser Gerätenummer (gateway path unavailable); die Gerätenummer und die Einstellungen des Gateways prüfen</translation>
    </message>
    <message>
        <source>the unit behind the gateway does not answer (gateway target device failed to respond); check its power, wiring and unit number</source>
        <translation>das Gerät hinter dem Gateway antwortet nicht (gateway target device failed to respond); Stromversorgung, Verkabelung und Gerätenummer prüfen</translation>
    </message>
    <message>
        <source>the device gave an exception that is not in the standard</source>
        <translation>das Gerät hat eine Ausnahme gemeldet, die nicht im Standard steht</translation>
    </message>
    <message>
        <source>Modbus exception %1: %2.</source>
        <translation>Modbus-Ausnahme %1: %2.</translation>
    </message>
    <message>
        <source>The device answered function %1 to function %2; its answer was thrown away.</source>
        <translation>Das Gerät hat auf Funktion %2 mit Funktion %1 geantwortet; die Antwort wurde verworfen.</translation>
    </message>
    <message>
        <source>Unit %1 answered in place of unit %2; check the unit numbers on this line.</source>
        <translation>Gerätenummer %1 hat anstelle von Gerätenummer %2 geantwortet; die Gerätenummern an dieser Leitung prüfen.</translation>
    </message>
    <message>
        <source>What came is not Modbus TCP; check the port. The connection is made anew.</source>
        <translation>Was ankam, ist kein Modbus TCP; den Port prüfen. Die Verbindung wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>The checksum of the answer is wrong; check the wiring, the line settings, and that no two units have one number.</source>
        <translation>Die Prüfsumme der Antwort ist falsch; die Verkabelung und die Leitungseinstellungen prüfen und ob zwei Geräte dieselbe Gerätenummer haben.</translation>
    </message>
    <message>
        <source>Unit %1 did not answer in time; check the unit number and that nobody else keeps the device busy.</source>
        <translation>Gerätenummer %1 hat nicht rechtzeitig geantwortet; die Gerätenummer prüfen und ob das Gerät von jemand anderem beschäftigt wird.</translation>
    </message>
    <message>
        <source>The device confirmed another write than the one it was asked for; read the value back.</source>
        <translation>Das Gerät hat einen anderen Schreibvorgang bestätigt als den angeforderten; den Wert zurücklesen.</translation>
    </message>
    <message numerus="yes">
        <source>The answer has not the length that belongs to the request (%n byte(s)); it was thrown away.</source>
        <translation>
            <numerusform>Die Länge der Antwort passt nicht zur Anfrage (%n Byte); sie wurde verworfen.</numerusform>
            <numerusform>Die Länge der Antwort passt nicht zur Anfrage (%n Bytes); sie wurde verworfen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::modbus::ModbusExaminer</name>
    <message>
        <source>Unit %1 answers, but does not say who it is.</source>
        <translation>Gerätenummer %1 antwortet, sagt aber nicht, wer sie ist.</translation>
    </message>
    <message>
        <source>Nobody answers as unit %1.</source>
        <translation>Unter Gerätenummer %1 antwortet niemand.</translation>
    </message>
    <message>
        <source>Check the unit number in the device&apos;s menu (devices with a network port of their own often use 1, 255 or 0), and the wiring behind a gateway.</source>
        <translation>Die Gerätenummer im Menü des Geräts prüfen (Geräte mit eigenem Netzwerkanschluss verwenden oft 1, 255 oder 0), ebenso die Verkabelung hinter einem Gateway.</translation>
    </message>
    <message>
        <source>Check the port, and on a serial line baud rate and parity.</source>
        <translation>Den Port prüfen, bei einer seriellen Leitung auch Baudrate und Parität.</translation>
    </message>
    <message>
        <source>Close other programs that use the device, then try again.</source>
        <translation>Andere Programme schließen, die das Gerät verwenden, dann erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>visor::modbus::ModbusSession</name>
    <message>
        <source>Nothing was asked, so nothing will come: put a “?” behind the first word, as in “holding? 100”.</source>
        <translation>Es wurde nichts abgefragt, also wird nichts kommen: hinter das erste Wort ein „?“ setzen, wie in „holding? 100“.</translation>
    </message>
    <message>
        <source>Modbus has no trigger; write the register or coil that starts it.</source>
        <translation>Modbus kennt keinen Trigger; das Register oder Coil schreiben, das ihn auslöst.</translation>
    </message>
    <message>
        <source>Modbus has no status byte; read the device&apos;s status register.</source>
        <translation>Modbus kennt kein Statusbyte; das Statusregister des Geräts lesen.</translation>
    </message>
    <message>
        <source>A Modbus device has no locks.</source>
        <translation>Ein Modbus-Gerät kennt keine Sperren.</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>Diese Sitzung hält keine Sperre.</translation>
    </message>
    <message>
        <source>Modbus cannot switch between remote and local; write the register that does it.</source>
        <translation>Modbus kann nicht zwischen Fern- und Vor-Ort-Bedienung umschalten; das dafür zuständige Register schreiben.</translation>
    </message>
    <message>
        <source>A Modbus device never speaks first; read its status from time to time.</source>
        <translation>Ein Modbus-Gerät meldet sich nie von selbst; seinen Status von Zeit zu Zeit lesen.</translation>
    </message>
</context>
<context>
    <name>visor::modbus::RegisterValue</name>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>%1 does not fit into the register: it holds %2 to %3.</source>
        <translation>%1 passt nicht in das Register: Es fasst %2 bis %3.</translation>
    </message>
    <message>
        <source>%1 is not a whole number; this register holds whole numbers, or say float32.</source>
        <translation>%1 ist keine ganze Zahl; dieses Register fasst nur ganze Zahlen; sonst float32 angeben.</translation>
    </message>
    <message>
        <source>%1 is too large for float32.</source>
        <translation>%1 ist zu groß für float32.</translation>
    </message>
    <message>
        <source>The text has %1 characters; the registers hold %2.</source>
        <translation>Der Text hat %1 Zeichen; die Register fassen %2.</translation>
    </message>
    <message>
        <source>“%1” is not a bit; give 0 or 1.</source>
        <translation>„%1“ ist kein Bit; 0 oder 1 angeben.</translation>
    </message>
</context>
<context>
    <name>visor::modbus::Request</name>
    <message>
        <source>holding, input, coil, discrete, mask or identity</source>
        <translation>holding, input, coil, discrete, mask oder identity</translation>
    </message>
    <message>
        <source>an address from 0 to 65535, or n and the number as manuals count it, from 1</source>
        <translation>eine Adresse von 0 bis 65535 oder n und die Nummer nach der Zählung der Handbücher, ab 1</translation>
    </message>
    <message>
        <source>count, multiple, on, off or “=”</source>
        <translation>count, multiple, on, off oder „=“</translation>
    </message>
    <message>
        <source>a type (u16, i16, u32, i32, u64, i64, float32, float64, string, bits), word-swapped, byte-swapped, scale, offset, bit, count, multiple or “=”</source>
        <translation>ein Typ (u16, i16, u32, i32, u64, i64, float32, float64, string, bits), word-swapped, byte-swapped, scale, offset, bit, count, multiple oder „=“</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>a text with quotes at both ends</source>
        <translation>ein Text mit Anführungszeichen an beiden Enden</translation>
    </message>
    <message>
        <source>One request carries at most %1 of these; this one has %2. Ask in several pieces.</source>
        <translation>Eine Anfrage trägt höchstens %1 davon; diese hat %2. In mehreren Teilen abfragen.</translation>
    </message>
    <message>
        <source>The last address would be above 65535.</source>
        <translation>Die letzte Adresse läge über 65535.</translation>
    </message>
    <message>
        <source>“=” and the values to write</source>
        <translation>„=“ und die zu schreibenden Werte</translation>
    </message>
    <message>
        <source>Inputs can be read but not written; put a “?” behind the first word.</source>
        <translation>Eingänge lassen sich lesen, aber nicht schreiben; hinter das erste Wort ein „?“ setzen.</translation>
    </message>
    <message>
        <source>“=” and a value; or put a “?” behind the first word to read</source>
        <translation>„=“ und ein Wert; oder zum Lesen ein „?“ hinter dem ersten Wort</translation>
    </message>
    <message>
        <source>One request carries at most %1 registers.</source>
        <translation>Eine Anfrage trägt höchstens %1 Register.</translation>
    </message>
    <message>
        <source>“%1” is not a state; give on or off, 1 or 0.</source>
        <translation>„%1“ ist kein Zustand; on oder off, 1 oder 0 angeben.</translation>
    </message>
    <message>
        <source>Write one text at a time, in quotes.</source>
        <translation>Jeweils nur einen Text schreiben, in Anführungszeichen.</translation>
    </message>
    <message>
        <source>One request carries 1 to %1 registers; this one has %2.</source>
        <translation>Eine Anfrage trägt 1 bis %1 Register; diese hat %2.</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>on oder off</translation>
    </message>
    <message>
        <source>A mask is written, not read; leave out the “?”.</source>
        <translation>Eine Maske wird geschrieben, nicht gelesen; das „?“ weglassen.</translation>
    </message>
    <message>
        <source>“and” and “or” with a mask each</source>
        <translation>„and“ und „or“ mit je einer Maske</translation>
    </message>
    <message>
        <source>An identity is read: write identity? or *IDN?.</source>
        <translation>Eine Identität wird gelesen: identity? oder *IDN? schreiben.</translation>
    </message>
</context>
<context>
    <name>visor::modbus::RtuTransport</name>
    <message>
        <source>%1 is not Modbus RTU.</source>
        <translation>%1 ist kein Modbus RTU.</translation>
    </message>
    <message>
        <source>A Modbus device has no locks.</source>
        <translation>Ein Modbus-Gerät kennt keine Sperren.</translation>
    </message>
</context>
<context>
    <name>visor::modbus::TcpSession</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>visor::modbus::TcpTransport</name>
    <message>
        <source>%1 is not Modbus TCP.</source>
        <translation>%1 ist kein Modbus TCP.</translation>
    </message>
    <message>
        <source>A Modbus device has no locks.</source>
        <translation>Ein Modbus-Gerät kennt keine Sperren.</translation>
    </message>
</context>
<context>
    <name>visor::probe::HostRange</name>
    <message>
        <source>“%1” names no hosts. Write a network (192.168.1.0/24), a range (192.168.1.10-40) or one host; %2 hosts at most.</source>
        <translation>„%1“ nennt keine Hosts. Ein Netz (192.168.1.0/24), einen Bereich (192.168.1.10-40) oder einen Host angeben; höchstens %2 Hosts.</translation>
    </message>
</context>
<context>
    <name>visor::profile::ArgumentNumber</name>
    <message>
        <source>“%1” carries a unit where none is known; write the bare number.</source>
        <translation>„%1“ trägt eine Einheit, wo keine bekannt ist; nur die Zahl schreiben.</translation>
    </message>
    <message>
        <source>“%1” is no finite number.</source>
        <translation>„%1“ ist keine endliche Zahl.</translation>
    </message>
    <message>
        <source>“%1” may mean milli or mega; write the number without a prefix.</source>
        <translation>„%1“ kann Milli oder Mega bedeuten; die Zahl ohne Vorsatz schreiben.</translation>
    </message>
</context>
<context>
    <name>visor::profile::ArgumentRendering</name>
    <message>
        <source>“%1” needs a value for “%2”; give one.</source>
        <translation>„%1“ braucht einen Wert für „%2“; einen angeben.</translation>
    </message>
    <message>
        <source>“%1” has no parameter “%2”; did you mean “%3”?</source>
        <translation>„%1“ hat keinen Parameter „%2“; war „%3“ gemeint?</translation>
    </message>
    <message>
        <source>“%1” takes no parameters, but “%2” was given.</source>
        <translation>„%1“ hat keine Parameter, aber „%2“ wurde angegeben.</translation>
    </message>
    <message>
        <source>“%1” has no parameter “%2”; it takes: %3.</source>
        <translation>„%1“ hat keinen Parameter „%2“; möglich sind: %3.</translation>
    </message>
    <message>
        <source>“%1” can be set but not read.</source>
        <translation>„%1“ kann gesetzt, aber nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” can be read but not set.</source>
        <translation>„%1“ kann gelesen, aber nicht gesetzt werden.</translation>
    </message>
    <message>
        <source>“%1” has no SCPI text; it needs the maker&apos;s own software or another bus.</source>
        <translation>„%1“ hat keinen SCPI-Text; nötig ist die Software des Herstellers oder ein anderer Bus.</translation>
    </message>
    <message>
        <source>“%1” takes a number, not on or off.</source>
        <translation>„%1“ erwartet eine Zahl, nicht ein oder aus.</translation>
    </message>
    <message>
        <source>“%1” takes a number; “%2” is none.</source>
        <translation>„%1“ erwartet eine Zahl; „%2“ ist keine.</translation>
    </message>
    <message>
        <source>“%1” takes a number in %3; “%2” is none.</source>
        <translation>„%1“ erwartet eine Zahl in %3; „%2“ ist keine.</translation>
    </message>
    <message>
        <source>“%1” takes a whole number, not %2.</source>
        <translation>„%1“ erwartet eine ganze Zahl, nicht %2.</translation>
    </message>
    <message>
        <source>%1 for “%2” is below the lowest value, %3.</source>
        <translation>%1 für „%2“ liegt unter dem kleinsten Wert, %3.</translation>
    </message>
    <message>
        <source>%1 for “%2” is above the highest value, %3.</source>
        <translation>%1 für „%2“ liegt über dem größten Wert, %3.</translation>
    </message>
    <message>
        <source>“%1” is switched with ON or OFF, not “%2”.</source>
        <translation>„%1“ wird mit ON oder OFF geschaltet, nicht mit „%2“.</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”; it is one of: %3.</source>
        <translation>„%1“ kann nicht „%2“ sein; möglich ist: %3.</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”; did you mean “%3”?</source>
        <translation>„%1“ kann nicht „%2“ sein; war „%3“ gemeint?</translation>
    </message>
    <message>
        <source>“%1” takes a text.</source>
        <translation>„%1“ erwartet einen Text.</translation>
    </message>
    <message>
        <source>The text for “%1” must be one line.</source>
        <translation>Der Text für „%1“ muss einzeilig sein.</translation>
    </message>
</context>
<context>
    <name>visor::profile::ChoiceText</name>
    <message>
        <source>deployed while the program runs</source>
        <translation>zur Laufzeit des Programms bereitgestellt</translation>
    </message>
    <message>
        <source>your own folder</source>
        <translation>eigener Ordner</translation>
    </message>
    <message>
        <source>this machine&apos;s folder</source>
        <translation>Ordner dieses Rechners</translation>
    </message>
    <message>
        <source>comes with Visor</source>
        <translation>mit Visor geliefert</translation>
    </message>
    <message>
        <source>You chose the profile %1 for this instrument (%2).</source>
        <translation>Sie haben das Profil %1 für dieses Gerät gewählt (%2).</translation>
    </message>
    <message>
        <source>“%1” fits the pattern %2 of the profile %3 (%4).</source>
        <translation>„%1“ passt auf das Muster %2 des Profils %3 (%4).</translation>
    </message>
    <message>
        <source>The profile “%1” you chose is gone.</source>
        <translation>Das von Ihnen gewählte Profil „%1“ ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>It takes the place of the one of the same name: %1.</source>
        <translation>Es ersetzt das gleichnamige: %1.</translation>
    </message>
    <message>
        <source>These fit as well: %1.</source>
        <translation>Ebenfalls passend: %1.</translation>
    </message>
</context>
<context>
    <name>visor::profile::FileReading</name>
    <message>
        <source>The profile “%1” cannot be read: %2.</source>
        <translation>Das Profil „%1“ kann nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>visor::profile::FixFinder</name>
    <message>
        <source>Write “%1”</source>
        <translation>„%1“ schreiben</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>„%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Remove this “%1”</source>
        <translation>Dieses „%1“ entfernen</translation>
    </message>
    <message>
        <source>Remove the “%1” of line %2</source>
        <translation>Das „%1“ in Zeile %2 entfernen</translation>
    </message>
    <message>
        <source>Replace tabs with spaces</source>
        <translation>Tabulatoren durch Leerzeichen ersetzen</translation>
    </message>
    <message>
        <source>Close the quote at the end of the line</source>
        <translation>Das Anführungszeichen am Zeilenende schließen</translation>
    </message>
    <message>
        <source>Put a blank after the colon</source>
        <translation>Nach dem Doppelpunkt ein Leerzeichen setzen</translation>
    </message>
    <message>
        <source>Put a colon after “%1”</source>
        <translation>Nach „%1“ einen Doppelpunkt setzen</translation>
    </message>
</context>
<context>
    <name>visor::profile::LibraryIndexer</name>
    <message>
        <source>The profile “%1” does not say which instrument it is for.</source>
        <translation>Das Profil „%1“ gibt nicht an, für welches Gerät es bestimmt ist.</translation>
    </message>
    <message>
        <source>The profile “%1” cannot be read: %2.</source>
        <translation>Das Profil „%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>There is no profile “%1”; list the profiles to see their names.</source>
        <translation>Ein Profil „%1“ gibt es nicht; die Profile auflisten, um ihre Namen zu sehen.</translation>
    </message>
    <message>
        <source>There is no profile “%1”; did you mean “%2”?</source>
        <translation>Ein Profil „%1“ gibt es nicht; war „%2“ gemeint?</translation>
    </message>
    <message>
        <source>The profile “%1” has an error in line %2, column %3: %4</source>
        <translation>Das Profil „%1“ hat einen Fehler in Zeile %2, Spalte %3: %4</translation>
    </message>
</context>
<context>
    <name>visor::profile::MapReader</name>
    <message>
        <source>“%1” must be a map of keys and values.</source>
        <translation>„%1“ muss eine Zuordnung aus Schlüsseln und Werten sein.</translation>
    </message>
    <message>
        <source>“%1” must be a list.</source>
        <translation>„%1“ muss eine Liste sein.</translation>
    </message>
    <message>
        <source>“%1” must be a single value.</source>
        <translation>„%1“ muss ein einzelner Wert sein.</translation>
    </message>
    <message>
        <source>“%1” needs the key “%2”.</source>
        <translation>„%1“ braucht den Schlüssel „%2“.</translation>
    </message>
    <message>
        <source>“%1” must not be empty.</source>
        <translation>„%1“ darf nicht leer sein.</translation>
    </message>
    <message>
        <source>“%1” must be true or false, not “%2”.</source>
        <translation>„%1“ muss true oder false sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>“%1” must be a number, not “%2”.</source>
        <translation>„%1“ muss eine Zahl sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>“%1” must be a whole number, not “%2”.</source>
        <translation>„%1“ muss eine ganze Zahl sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>“%1” must be between %2 and %3, not %4.</source>
        <translation>„%1“ muss zwischen %2 und %3 liegen, nicht bei %4.</translation>
    </message>
    <message>
        <source>“%1” has an empty entry; write the word null in quotes if it is meant.</source>
        <translation>„%1“ hat einen leeren Eintrag; das Wort null in Anführungszeichen setzen, wenn es gemeint ist.</translation>
    </message>
    <message>
        <source>Each entry of “%1” must be a single value.</source>
        <translation>Jeder Eintrag von „%1“ muss ein einzelner Wert sein.</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”; it is one of: %3.</source>
        <translation>„%1“ kann nicht „%2“ sein; möglich ist: %3.</translation>
    </message>
    <message>
        <source>“%1” does not know the key “%2”; it is ignored.</source>
        <translation>„%1“ kennt den Schlüssel „%2“ nicht; er wird ignoriert.</translation>
    </message>
    <message>
        <source>“%1” does not know the key “%2”; did you mean “%3”?</source>
        <translation>„%1“ kennt den Schlüssel „%2“ nicht; war „%3“ gemeint?</translation>
    </message>
</context>
<context>
    <name>visor::profile::ModelReader</name>
    <message>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>The profile needs the part “instrument” with manufacturer, model and class.</source>
        <translation>Das Profil braucht den Teil „instrument“ mit manufacturer, model und class.</translation>
    </message>
    <message>
        <source>The profile needs the part “identity” with a pattern for the identity reply.</source>
        <translation>Das Profil braucht den Teil „identity“ mit einem Muster für die Identitätsantwort.</translation>
    </message>
    <message>
        <source>“identity” needs a pattern, or a list of patterns.</source>
        <translation>„identity“ braucht ein Muster oder eine Liste von Mustern.</translation>
    </message>
    <message>
        <source>An interface needs the key “type”.</source>
        <translation>Eine Schnittstelle braucht den Schlüssel „type“.</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”; write LF, CR, CRLF or none.</source>
        <translation>„%1“ kann nicht „%2“ sein; LF, CR, CRLF oder none schreiben.</translation>
    </message>
    <message>
        <source>The format “%1” is not known; the reply is read as its type says.</source>
        <translation>Das Format „%1“ ist nicht bekannt; die Antwort wird nach ihrem Typ gelesen.</translation>
    </message>
    <message>
        <source>“parser” needs the key “type”: regex, strip or split.</source>
        <translation>„parser“ braucht den Schlüssel „type“: regex, strip oder split.</translation>
    </message>
    <message>
        <source>“can” needs the key “message_id”.</source>
        <translation>„can“ braucht den Schlüssel „message_id“.</translation>
    </message>
    <message>
        <source>A step needs either “command” or “scpi”.</source>
        <translation>Ein Schritt braucht entweder „command“ oder „scpi“.</translation>
    </message>
    <message>
        <source>“modbus” needs either the key “address”, counted from 0, or “number”, as the manual prints it, counted from 1.</source>
        <translation>„modbus“ braucht entweder den Schlüssel „address“, gezählt ab 0, oder „number“, wie im Handbuch gedruckt, gezählt ab 1.</translation>
    </message>
    <message>
        <source>A scale of 0 makes every value the same.</source>
        <translation>Ein Skalierungsfaktor von 0 macht jeden Wert gleich.</translation>
    </message>
    <message>
        <source>One request carries at most %1 registers; this one has %2.</source>
        <translation>Eine Anfrage trägt höchstens %1 Register; diese hat %2.</translation>
    </message>
    <message>
        <source>The last address would be above 65535.</source>
        <translation>Die letzte Adresse läge über 65535.</translation>
    </message>
    <message>
        <source>“%1” is for registers; a %2 is one bit.</source>
        <translation>„%1“ ist für Register; %2 ist ein einzelnes Bit.</translation>
    </message>
    <message>
        <source>%1 has no effect in a profile: it decides how the instrument is opened, before it can say who it is. It belongs into the table of USB devices.</source>
        <translation>%1 ist in einem Profil wirkungslos: Es legt fest, wie das Gerät geöffnet wird, bevor dieses seine Identität angeben kann. Es gehört in die Tabelle der USB-Geräte.</translation>
    </message>
    <message>
        <source>“duration” must be above zero.</source>
        <translation>„duration“ muss größer als null sein.</translation>
    </message>
    <message>
        <source>“amplitude” must be above zero.</source>
        <translation>„amplitude“ muss größer als null sein.</translation>
    </message>
    <message>
        <source>A value is either fixed (“value”) or follows another one.</source>
        <translation>Ein Wert ist entweder fest („value“) oder folgt einem anderen.</translation>
    </message>
</context>
<context>
    <name>visor::profile::PatternText</name>
    <message>
        <source>it has more than %1 characters</source>
        <translation>er hat mehr als %1 Zeichen</translation>
    </message>
</context>
<context>
    <name>visor::profile::PinText</name>
    <message>
        <source>The choice holds until the program ends: “%1” cannot be written: %2.</source>
        <translation>Die Wahl gilt bis zum Ende des Programms: „%1“ kann nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>visor::profile::PreambleReading</name>
    <message>
        <source>The preamble “%1” has no field %2; it has %3.</source>
        <translation>Die Präambel „%1“ hat kein Feld %2; sie hat %3.</translation>
    </message>
    <message>
        <source>Field %1 of the preamble is “%2”, which is no number.</source>
        <translation>Feld %1 der Präambel ist „%2“, was keine Zahl ist.</translation>
    </message>
    <message>
        <source>The preamble says that the points have no distance (x increment 0); the trace has no time axis.</source>
        <translation>Die Präambel gibt an, dass die Punkte keinen Abstand haben (x-Schrittweite 0); die Kurve hat keine Zeitachse.</translation>
    </message>
    <message>
        <source>The preamble says that a step has no height (y increment 0); the channel may be off.</source>
        <translation>Die Präambel gibt an, dass eine Stufe keine Höhe hat (y-Schrittweite 0); der Kanal ist möglicherweise aus.</translation>
    </message>
    <message>
        <source>The preamble&apos;s numbers are too large to compose.</source>
        <translation>Die Zahlen der Präambel sind zu groß, um sie zu verrechnen.</translation>
    </message>
</context>
<context>
    <name>visor::profile::ProfileCheck</name>
    <message>
        <source>The profile has no commands; only the terminal will be of use.</source>
        <translation>Das Profil hat keine Befehle; nur das Terminal wird nutzbar sein.</translation>
    </message>
    <message>
        <source>“%1” is not a valid regular expression: %2 at character %3.</source>
        <translation>„%1“ ist kein gültiger regulärer Ausdruck: %2 bei Zeichen %3.</translation>
    </message>
    <message>
        <source>The pattern “%1” matches every instrument; name the model in it.</source>
        <translation>Das Muster „%1“ passt auf jedes Gerät; das Modell darin nennen.</translation>
    </message>
    <message>
        <source>The name “%1” should be letters, digits and _ only, so that scripts can use it.</source>
        <translation>Der Name „%1“ sollte nur aus Buchstaben, Ziffern und _ bestehen, damit Skripte ihn verwenden können.</translation>
    </message>
    <message>
        <source>“%1” does not say what it returns; its reply is shown as text.</source>
        <translation>„%1“ gibt nicht an, was zurückkommt; die Antwort wird als Text gezeigt.</translation>
    </message>
    <message>
        <source>The property “%1” needs a getter or a setter.</source>
        <translation>Die Eigenschaft „%1“ braucht „getter“ oder „setter“.</translation>
    </message>
    <message>
        <source>A property uses “getter” and “setter”; “scpi” is ignored.</source>
        <translation>Eine Eigenschaft verwendet „getter“ und „setter“; „scpi“ wird ignoriert.</translation>
    </message>
    <message>
        <source>The getter of “%1” asks nothing: its header does not end with “?”.</source>
        <translation>Der „getter“ von „%1“ fragt nichts ab: Sein Befehlskopf endet nicht mit „?“.</translation>
    </message>
    <message>
        <source>The setter of “%1” looks like a query; its reply would be lost.</source>
        <translation>Der „setter“ von „%1“ sieht wie eine Abfrage aus; die Antwort ginge verloren.</translation>
    </message>
    <message>
        <source>“getter” and “setter” are for properties; “%1” is a %2.</source>
        <translation>„getter“ und „setter“ sind für Eigenschaften; „%1“ ist: %2.</translation>
    </message>
    <message>
        <source>“%1” needs the key “scpi”: what to send.</source>
        <translation>„%1“ braucht den Schlüssel „scpi“: was zu senden ist.</translation>
    </message>
    <message>
        <source>The query “%1” asks nothing: no header ends with “?”. Set force_query if a reply comes all the same.</source>
        <translation>Die Abfrage „%1“ fragt nichts ab: Kein Befehlskopf endet mit „?“. force_query setzen, wenn trotzdem eine Antwort kommt.</translation>
    </message>
    <message>
        <source>“%1” is a write but its text asks for a reply; make it a query.</source>
        <translation>„%1“ ist ein Schreibbefehl, aber sein Text verlangt eine Antwort; eine Abfrage daraus machen.</translation>
    </message>
    <message>
        <source>“{%1}” in “%2” has no parameter of that name.</source>
        <translation>Zu „{%1}“ in „%2“ gibt es keinen Parameter dieses Namens.</translation>
    </message>
    <message>
        <source>The parameter “%1” is never sent: “{%1}” stands in no text.</source>
        <translation>Der Parameter „%1“ wird nie gesendet: „{%1}“ steht in keinem Text.</translation>
    </message>
    <message>
        <source>The parameter name “%1” should be letters, digits and _ only.</source>
        <translation>Der Parametername „%1“ sollte nur aus Buchstaben, Ziffern und _ bestehen.</translation>
    </message>
    <message>
        <source>The choice “%1” has no options.</source>
        <translation>Die Auswahl „%1“ hat keine Optionen.</translation>
    </message>
    <message>
        <source>“options” are for parameters of type enum; “%1” is of type %2.</source>
        <translation>„options“ sind für Parameter vom Typ enum; „%1“ ist vom Typ %2.</translation>
    </message>
    <message>
        <source>“min” and “max” are for numbers; “%1” is of type %2.</source>
        <translation>„min“ und „max“ sind für Zahlen; „%1“ ist vom Typ %2.</translation>
    </message>
    <message>
        <source>The option “%1” is given twice.</source>
        <translation>Die Option „%1“ ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>An option must not be empty.</source>
        <translation>Eine Option darf nicht leer sein.</translation>
    </message>
    <message>
        <source>The lowest value of “%1” (%2) is above its highest (%3).</source>
        <translation>Der kleinste Wert von „%1“ (%2) liegt über dem größten (%3).</translation>
    </message>
    <message>
        <source>The default of “%1” is refused by its own rules. %2</source>
        <translation>Der Vorgabewert von „%1“ widerspricht den eigenen Regeln. %2</translation>
    </message>
    <message>
        <source>“%1” is a write; what it “returns” is never read.</source>
        <translation>„%1“ ist ein Schreibbefehl; sein „returns“ wird nie gelesen.</translation>
    </message>
    <message>
        <source>A regex parser needs the key “pattern”.</source>
        <translation>Ein regex-Parser braucht den Schlüssel „pattern“.</translation>
    </message>
    <message>
        <source>The pattern “%1” has no group %2.</source>
        <translation>Das Muster „%1“ hat keine Gruppe %2.</translation>
    </message>
    <message>
        <source>A split parser needs a delimiter.</source>
        <translation>Ein split-Parser braucht ein Trennzeichen.</translation>
    </message>
    <message>
        <source>A block is read as “vector” or “binary”, not as “%1”.</source>
        <translation>Ein Block wird als „vector“ oder „binary“ gelesen, nicht als „%1“.</translation>
    </message>
    <message>
        <source>“binary” is for the types vector and binary, not for “%1”.</source>
        <translation>„binary“ ist für die Typen vector und binary, nicht für „%1“.</translation>
    </message>
    <message>
        <source>The reply cannot be ascii and have a binary layout.</source>
        <translation>Die Antwort kann nicht ascii sein und zugleich einen binären Aufbau haben.</translation>
    </message>
    <message>
        <source>The separator must not be empty.</source>
        <translation>Das Trennzeichen darf nicht leer sein.</translation>
    </message>
    <message>
        <source>“element_type” is for arrays.</source>
        <translation>„element_type“ ist für Arrays.</translation>
    </message>
    <message>
        <source>The elements of an array are float, int, string or bool.</source>
        <translation>Die Elemente eines Arrays sind float, int, string oder bool.</translation>
    </message>
    <message>
        <source>The field “%1” is given twice.</source>
        <translation>Das Feld „%1“ ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>“preamble_map” needs a “preamble_command” to read.</source>
        <translation>„preamble_map“ braucht einen „preamble_command“ zum Lesen.</translation>
    </message>
    <message>
        <source>“%1” cannot be its own preamble.</source>
        <translation>„%1“ kann nicht seine eigene Präambel sein.</translation>
    </message>
    <message>
        <source>“%1” is neither a command of this profile nor a query.</source>
        <translation>„%1“ ist weder ein Befehl dieses Profils noch eine Abfrage.</translation>
    </message>
    <message>
        <source>The preamble command “%1” reads nothing.</source>
        <translation>Der Präambelbefehl „%1“ liest nichts.</translation>
    </message>
    <message>
        <source>A waveform is read: “%1” should be a query.</source>
        <translation>Eine Kurvenform wird gelesen: „%1“ sollte eine Abfrage sein.</translation>
    </message>
    <message>
        <source>The sweep&apos;s rate parameter “%1” is not a parameter of “%2”.</source>
        <translation>Der Ratenparameter „%1“ des Sweeps ist kein Parameter von „%2“.</translation>
    </message>
    <message>
        <source>“poll_interval_ms” must be above zero.</source>
        <translation>„poll_interval_ms“ muss über null liegen.</translation>
    </message>
    <message>
        <source>The sequence “%1” has no steps.</source>
        <translation>Der Ablauf „%1“ hat keine Schritte.</translation>
    </message>
    <message>
        <source>“{%1}” is neither a parameter of the sequence nor captured before.</source>
        <translation>„{%1}“ ist weder ein Parameter des Ablaufs noch zuvor erfasst.</translation>
    </message>
    <message>
        <source>The sequence “%1” returns “%2”, which no step captures.</source>
        <translation>Der Ablauf „%1“ liefert „%2“ zurück, das kein Schritt erfasst.</translation>
    </message>
    <message>
        <source>“%1” has no parameter “%2”.</source>
        <translation>„%1“ hat keinen Parameter „%2“.</translation>
    </message>
    <message>
        <source>There is no command “%1” in this profile.</source>
        <translation>In diesem Profil gibt es keinen Befehl „%1“.</translation>
    </message>
    <message>
        <source>The command “%1” is disabled and will be left out.</source>
        <translation>Der Befehl „%1“ ist abgeschaltet und wird ausgelassen.</translation>
    </message>
    <message>
        <source>“%1” is already in the group “%2”.</source>
        <translation>„%1“ ist bereits in der Gruppe „%2“.</translation>
    </message>
    <message>
        <source>The group “%1” is empty.</source>
        <translation>Die Gruppe „%1“ ist leer.</translation>
    </message>
    <message>
        <source>“%1” reads nothing and cannot be read on open.</source>
        <translation>„%1“ liest nichts und kann beim Öffnen nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The screenshot command “%1” reads nothing.</source>
        <translation>Der Bildschirmfotobefehl „%1“ liest nichts.</translation>
    </message>
    <message>
        <source>“%1” does not return a waveform.</source>
        <translation>„%1“ liefert keine Kurvenform.</translation>
    </message>
    <message>
        <source>The waveform source “%1” is given twice.</source>
        <translation>Die Kurvenformquelle „%1“ ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>A command is either on Modbus or on CAN.</source>
        <translation>Ein Befehl gilt entweder für Modbus oder für CAN.</translation>
    </message>
    <message>
        <source>Inputs can be read but not written; make “%1” a query.</source>
        <translation>Eingänge lassen sich lesen, aber nicht schreiben; aus „%1“ eine Abfrage machen.</translation>
    </message>
    <message>
        <source>“%1” writes nothing: it needs a parameter or the key “value”.</source>
        <translation>„%1“ schreibt nichts: Nötig ist ein Parameter oder der Schlüssel „value“.</translation>
    </message>
    <message>
        <source>A message that only goes out is a write; one that is received or answered is a query.</source>
        <translation>Eine Nachricht, die nur hinausgeht, ist ein Schreibbefehl; eine, die empfangen oder beantwortet wird, ist eine Abfrage.</translation>
    </message>
    <message>
        <source>The payload “%1” is not pairs of hexadecimal digits.</source>
        <translation>Die Nutzdaten „%1“ bestehen nicht aus Paaren von Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>The signal “%1” ends at bit %2; a frame of %3 bytes has %4.</source>
        <translation>Das Signal „%1“ endet bei Bit %2; ein Frame mit %3 Bytes hat %4.</translation>
    </message>
    <message>
        <source>A scale of 0 makes every value the same.</source>
        <translation>Ein Skalierungsfaktor von 0 macht jeden Wert gleich.</translation>
    </message>
    <message>
        <source>“%1” is a sequence; only commands can be named here.</source>
        <translation>„%1“ ist ein Ablauf; hier können nur Befehle genannt werden.</translation>
    </message>
    <message>
        <source>“%1” holds a line break, which ends the message; write one message, its parts between semicolons.</source>
        <translation>„%1“ enthält einen Zeilenumbruch, der die Nachricht beendet; eine Nachricht schreiben, ihre Teile durch Semikolon getrennt.</translation>
    </message>
    <message>
        <source>“%1” in the text to send is not ASCII; few instruments understand it.</source>
        <translation>„%1“ im zu sendenden Text ist kein ASCII; nur wenige Geräte verstehen es.</translation>
    </message>
    <message>
        <source>“%1” is no placeholder, which is a name of letters, digits and _ between braces; it is sent as it stands. Write {{ for a brace.</source>
        <translation>„%1“ ist kein Platzhalter, also kein Name aus Buchstaben, Ziffern und _ in geschweiften Klammern; es wird unverändert gesendet. Für eine geschweifte Klammer {{ schreiben.</translation>
    </message>
    <message>
        <source>The pattern “%1” is given twice.</source>
        <translation>Das Muster „%1“ ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>“%1” asks nothing: its header does not end with “?”.</source>
        <translation>„%1“ fragt nichts ab: Der Header endet nicht mit „?“.</translation>
    </message>
    <message>
        <source>“%1” is no parity; it is one of: %2.</source>
        <translation>„%1“ ist keine Parität; möglich sind: %2.</translation>
    </message>
    <message>
        <source>“%1” is no number of stop bits; it is one of: %2.</source>
        <translation>„%1“ ist keine Anzahl von Stoppbits; möglich sind: %2.</translation>
    </message>
    <message>
        <source>The favourite “%1” is given twice.</source>
        <translation>Der Favorit „%1“ ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>“%1” only reads; it makes nothing safe.</source>
        <translation>„%1“ liest nur; damit wird nichts in einen sicheren Zustand gebracht.</translation>
    </message>
    <message>
        <source>“%1” is no file ending; write it without a dot, as in png.</source>
        <translation>„%1“ ist keine Dateiendung; sie ohne Punkt schreiben, etwa png.</translation>
    </message>
    <message>
        <source>A switch such as “%1” has no unit.</source>
        <translation>Ein Schalter wie „%1“ hat keine Einheit.</translation>
    </message>
    <message>
        <source>“%1” is one option; write [A, B] for a list.</source>
        <translation>„%1“ ist eine einzige Option; für eine Liste [A, B] schreiben.</translation>
    </message>
    <message>
        <source>The label “%1” is given twice.</source>
        <translation>Die Beschriftung „%1“ ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>The label “%1” is none of the options of “%2”.</source>
        <translation>Die Beschriftung „%1“ gehört zu keiner Option von „%2“.</translation>
    </message>
    <message>
        <source>“%1” takes whole numbers; its limit is none.</source>
        <translation>„%1“ nimmt ganze Zahlen an; die Grenze ist keine.</translation>
    </message>
    <message>
        <source>A strip parser needs a “prefix” or a “suffix”; this one does nothing.</source>
        <translation>Ein strip-Parser braucht „prefix“ oder „suffix“; dieser bewirkt nichts.</translation>
    </message>
    <message>
        <source>“pattern” is for parsers of type regex; it is not used here.</source>
        <translation>„pattern“ ist für Parser vom Typ regex; hier wird es nicht verwendet.</translation>
    </message>
    <message>
        <source>A reply of type “%1” has no unit.</source>
        <translation>Eine Antwort vom Typ „%1“ hat keine Einheit.</translation>
    </message>
    <message>
        <source>“%1” is the name of a command too.</source>
        <translation>„%1“ ist auch der Name eines Befehls.</translation>
    </message>
    <message>
        <source>The parameter “%1” is never used: “{%1}” stands in no step.</source>
        <translation>Der Parameter „%1“ wird nie verwendet: „{%1}“ steht in keinem Schritt.</translation>
    </message>
    <message>
        <source>“%1” needs a value for “%2”; give one.</source>
        <translation>„%1“ braucht einen Wert für „%2“; einen angeben.</translation>
    </message>
    <message>
        <source>There is nothing to capture: this step asks nothing.</source>
        <translation>Hier gibt es nichts zu erfassen: Dieser Schritt fragt nichts ab.</translation>
    </message>
    <message>
        <source>The pattern “%1” matches every instrument: the step is never sent; name the models that lack it.</source>
        <translation>Das Muster „%1“ passt auf jedes Gerät: Der Schritt wird nie gesendet; die Modelle nennen, denen er fehlt.</translation>
    </message>
    <message>
        <source>safe_state_description describes a safe state, but there is no safe_state.</source>
        <translation>safe_state_description beschreibt einen sicheren Zustand, aber es gibt kein safe_state.</translation>
    </message>
</context>
<context>
    <name>visor::profile::Renaming</name>
    <message>
        <source>“%1” cannot be a name; use letters, digits and _, beginning with a letter.</source>
        <translation>„%1“ kann kein Name sein; Buchstaben, Ziffern und _ verwenden, mit einem Buchstaben beginnend.</translation>
    </message>
    <message>
        <source>“%1” is the name of something else already; choose another one.</source>
        <translation>„%1“ ist bereits der Name von etwas anderem; einen anderen wählen.</translation>
    </message>
    <message>
        <source>“%1” is not found in this text; mend the text first.</source>
        <translation>„%1“ ist in diesem Text nicht zu finden; zuerst den Text berichtigen.</translation>
    </message>
</context>
<context>
    <name>visor::profile::ReplyReading</name>
    <message>
        <source>The instrument should have sent a block of data but answered “%1”.</source>
        <translation>Das Gerät hätte einen Datenblock senden sollen, antwortete aber „%1“.</translation>
    </message>
    <message>
        <source>The instrument announced %1 bytes but sent %2; the data is not complete.</source>
        <translation>Das Gerät hat %1 Bytes angekündigt, aber %2 gesendet; die Daten sind unvollständig.</translation>
    </message>
    <message>
        <source>After the block of %1 bytes came %2 more; the data does not fit its length.</source>
        <translation>Nach dem Block mit %1 Bytes kamen %2 weitere; die Daten passen nicht zu ihrer Länge.</translation>
    </message>
    <message>
        <source>%1 bytes of data cannot be split into samples of %2 bytes each.</source>
        <translation>%1 Datenbytes lassen sich nicht in Abtastwerte zu je %2 Bytes teilen.</translation>
    </message>
    <message>
        <source>Point %1 of the trace is “%2”, which is no number.</source>
        <translation>Punkt %1 der Kurve ist „%2“, was keine Zahl ist.</translation>
    </message>
    <message>
        <source>The reply “%1” has %2 parts; %3 are expected.</source>
        <translation>Die Antwort „%1“ hat %2 Teile; erwartet werden %3.</translation>
    </message>
    <message>
        <source>The instrument answered “%1”, which is no number.</source>
        <translation>Das Gerät antwortete „%1“, was keine Zahl ist.</translation>
    </message>
    <message>
        <source>The instrument answered “%1”, which is no whole number.</source>
        <translation>Das Gerät antwortete „%1“, was keine ganze Zahl ist.</translation>
    </message>
    <message>
        <source>The instrument answered “%1”, which is neither on nor off.</source>
        <translation>Das Gerät antwortete „%1“, was weder ein noch aus ist.</translation>
    </message>
</context>
<context>
    <name>visor::profile::ReplyText</name>
    <message numerus="yes">
        <source>block of %n byte(s)</source>
        <translation>
            <numerusform>Block mit %n Byte</numerusform>
            <numerusform>Block mit %n Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waveform of %n point(s)</source>
        <translation>
            <numerusform>Kurvenform mit %n Punkt</numerusform>
            <numerusform>Kurvenform mit %n Punkten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::profile::SimulationCheck</name>
    <message>
        <source>The simulated identity “%1” does not fit the profile&apos;s own identity pattern.</source>
        <translation>Die simulierte Identität „%1“ passt nicht auf das eigene Identitätsmuster des Profils.</translation>
    </message>
    <message>
        <source>There is no command “%1” in this profile.</source>
        <translation>In diesem Profil gibt es keinen Befehl „%1“.</translation>
    </message>
    <message>
        <source>“%1” reads nothing; what is said of its reply has no effect.</source>
        <translation>„%1“ liest nichts; Angaben zu seiner Antwort sind wirkungslos.</translation>
    </message>
    <message>
        <source>“%1” cannot depend on “%2”, which has no value to read.</source>
        <translation>„%1“ kann nicht von „%2“ abhängen, das keinen lesbaren Wert hat.</translation>
    </message>
    <message>
        <source>“%1” follows itself by way of “%2”.</source>
        <translation>„%1“ folgt über „%2“ sich selbst.</translation>
    </message>
</context>
<context>
    <name>visor::profile::TreeBuilder</name>
    <message>
        <source>This alias stands inside the part it repeats; write the part out.</source>
        <translation>Dieser Alias steht innerhalb des Teils, den er wiederholt; den Teil ausschreiben.</translation>
    </message>
    <message>
        <source>A profile may have %1 entries at most; this one goes on.</source>
        <translation>Ein Profil darf höchstens %1 Einträge haben; dieses geht weiter.</translation>
    </message>
    <message>
        <source>A profile may be nested %1 levels deep at most.</source>
        <translation>Ein Profil darf höchstens %1 Ebenen tief verschachtelt sein.</translation>
    </message>
    <message>
        <source>With its aliases written out this profile has more than %1 entries.</source>
        <translation>Mit ausgeschriebenen Aliassen hat dieses Profil mehr als %1 Einträge.</translation>
    </message>
    <message>
        <source>With its aliases written out this profile is nested more than %1 levels deep.</source>
        <translation>Mit ausgeschriebenen Aliassen ist dieses Profil mehr als %1 Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>A key must be a single word.</source>
        <translation>Ein Schlüssel muss ein einzelnes Wort sein.</translation>
    </message>
    <message>
        <source>“%1” is already given in line %2; keep one of them.</source>
        <translation>„%1“ ist bereits in Zeile %2 angegeben; nur eines davon behalten.</translation>
    </message>
    <message>
        <source>Only a map can be merged with &lt;&lt;.</source>
        <translation>Nur eine Zuordnung lässt sich mit &lt;&lt; zusammenführen.</translation>
    </message>
    <message>
        <source>A text may have %1 characters at most; this one goes on.</source>
        <translation>Ein Text darf höchstens %1 Zeichen haben; dieser geht weiter.</translation>
    </message>
    <message>
        <source>A key may have %1 characters at most.</source>
        <translation>Ein Schlüssel darf höchstens %1 Zeichen haben.</translation>
    </message>
</context>
<context>
    <name>visor::profile::TreeReader</name>
    <message>
        <source>The profile is empty.</source>
        <translation>Das Profil ist leer.</translation>
    </message>
    <message>
        <source>The quote that opens here is never closed.</source>
        <translation>Das hier beginnende Anführungszeichen wird nie geschlossen.</translation>
    </message>
    <message>
        <source>Only the first document of a profile is read; this one is ignored.</source>
        <translation>Nur das erste Dokument eines Profils wird gelesen; dieses wird ignoriert.</translation>
    </message>
    <message>
        <source>The profile cannot be read: %1.</source>
        <translation>Das Profil kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The profile has %1 bytes; %2 are allowed.</source>
        <translation>Das Profil hat %1 Bytes; erlaubt sind %2.</translation>
    </message>
    <message>
        <source>Byte 0x%1 cannot be part of a profile; save the file as UTF-8 text.</source>
        <translation>Byte 0x%1 darf in einem Profil nicht vorkommen; die Datei als UTF-8-Text speichern.</translation>
    </message>
</context>
<context>
    <name>visor::profile::YamlFault</name>
    <message>
        <source>A key without its “:”, or a text that goes on in the next line without quotes.</source>
        <translation>Ein Schlüssel ohne „:“ oder ein Text, der ohne Anführungszeichen in der nächsten Zeile weitergeht.</translation>
    </message>
    <message>
        <source>A tab stands where the line is indented; YAML wants spaces.</source>
        <translation>Die Zeile ist mit einem Tabulator eingerückt; YAML verlangt Leerzeichen.</translation>
    </message>
    <message>
        <source>“\%1” means nothing between double quotes; use single quotes, as for patterns.</source>
        <translation>„\%1“ hat zwischen doppelten Anführungszeichen keine Bedeutung; einfache Anführungszeichen verwenden, wie für Muster.</translation>
    </message>
    <message>
        <source>A text that begins with “*” must be in quotes: bare, it repeats another part of the file.</source>
        <translation>Ein Text, der mit „*“ beginnt, muss in Anführungszeichen stehen: Ohne sie wiederholt er einen anderen Teil der Datei.</translation>
    </message>
    <message>
        <source>“*%1” repeats a part marked “&amp;%1”, which there is not before it; a text that begins with “*” must be in quotes.</source>
        <translation>„*%1“ wiederholt einen mit „&amp;%1“ markierten Teil, den es davor nicht gibt; ein Text, der mit „*“ beginnt, muss in Anführungszeichen stehen.</translation>
    </message>
    <message>
        <source>A text that begins with “&amp;” must be in quotes: bare, it marks a part of the file.</source>
        <translation>Ein Text, der mit „&amp;“ beginnt, muss in Anführungszeichen stehen: Ohne sie markiert er einen Teil der Datei.</translation>
    </message>
    <message>
        <source>A “:” stands where none can be; put a text that holds “: ” in quotes, and give each key its own line.</source>
        <translation>Hier steht ein „:“, wo keiner stehen kann; einen Text mit „: “ in Anführungszeichen setzen und jedem Schlüssel eine eigene Zeile geben.</translation>
    </message>
    <message>
        <source>A key cannot begin here; check the indentation of this line and the one before it.</source>
        <translation>Hier kann kein Schlüssel beginnen; die Einrückung dieser Zeile und der vorigen prüfen.</translation>
    </message>
    <message>
        <source>A list&apos;s “- ” cannot begin here; put the list on the lines below its key.</source>
        <translation>Hier kann das „- “ einer Liste nicht beginnen; die Liste in die Zeilen unter ihrem Schlüssel setzen.</translation>
    </message>
    <message>
        <source>This line fits neither the map above it nor any around that; check its indentation, and whether its key ends with “:”.</source>
        <translation>Diese Zeile passt weder zur Zuordnung darüber noch zu einer umgebenden; die Einrückung prüfen und ob der Schlüssel mit „:“ endet.</translation>
    </message>
    <message>
        <source>This line does not belong to the list above it; begin it with “- ” or check its indentation.</source>
        <translation>Diese Zeile gehört nicht zur Liste darüber; sie mit „- “ beginnen oder ihre Einrückung prüfen.</translation>
    </message>
    <message>
        <source>The map in braces { } is not closed, or a comma is missing in it.</source>
        <translation>Die Zuordnung in geschweiften Klammern { } ist nicht geschlossen, oder es fehlt ein Komma darin.</translation>
    </message>
    <message>
        <source>The list in brackets [ ] is not closed, or a comma is missing in it.</source>
        <translation>Die Liste in eckigen Klammern [ ] ist nicht geschlossen, oder es fehlt ein Komma darin.</translation>
    </message>
    <message>
        <source>A bracket is closed here that was never opened.</source>
        <translation>Hier wird eine Klammer geschlossen, die nie geöffnet wurde.</translation>
    </message>
    <message>
        <source>This is not valid YAML: %1.</source>
        <translation>Dies ist kein gültiges YAML: %1.</translation>
    </message>
    <message>
        <source>A text cannot begin with “%1”; put it in quotes.</source>
        <translation>Ein Text kann nicht mit „%1“ beginnen; ihn in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>A text cannot begin like this; put it in quotes.</source>
        <translation>So kann ein Text nicht beginnen; ihn in Anführungszeichen setzen.</translation>
    </message>
</context>
<context>
    <name>visor::prologix::BusFinder</name>
    <message>
        <source>GPIB adapter</source>
        <translation>GPIB-Adapter</translation>
    </message>
    <message>
        <source>The GPIB bus of %1 cannot be looked through: %2</source>
        <translation>Der GPIB-Bus von %1 kann nicht durchsucht werden: %2</translation>
    </message>
    <message>
        <source>The GPIB bus of %1 is not looked through while instruments on it are open here; close them and look again.</source>
        <translation>Der GPIB-Bus von %1 wird nicht durchsucht, solange hier Geräte daran geöffnet sind; sie schließen und erneut suchen.</translation>
    </message>
    <message>
        <source>it says of more addresses that somebody answers there than a bus can have instruments. Open them by their addresses.</source>
        <translation>er meldet mehr belegte Adressen, als ein Bus Geräte haben kann. Die Geräte über ihre Adressen öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::prologix::Error</name>
    <message>
        <source>The GPIB adapter %1 serves another program; it takes one at a time. Close the connection there.</source>
        <translation>Der GPIB-Adapter %1 bedient ein anderes Programm; er nimmt nur eines zur selben Zeit an. Die Verbindung dort schließen.</translation>
    </message>
    <message>
        <source>%1 does not answer as a Prologix GPIB adapter does (++ver); check the address or the serial port.</source>
        <translation>%1 antwortet nicht wie ein Prologix-GPIB-Adapter (++ver); die Adresse oder die serielle Schnittstelle prüfen.</translation>
    </message>
    <message>
        <source>No instrument answers at GPIB address %1; check its address, cable and power.</source>
        <translation>An der GPIB-Adresse %1 antwortet kein Gerät; Adresse, Kabel und Stromversorgung prüfen.</translation>
    </message>
    <message>
        <source>The instrument at GPIB address %1 did not answer in time; check the command and the address, or allow more time.</source>
        <translation>Das Gerät an der GPIB-Adresse %1 hat nicht rechtzeitig geantwortet; Befehl und Adresse prüfen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The GPIB adapter is busy with another instrument; allow more time.</source>
        <translation>Der GPIB-Adapter ist mit einem anderen Gerät beschäftigt; mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>The rest of the reply was given up because other instruments waited for the GPIB adapter; ask again.</source>
        <translation>Der Rest der Antwort wurde aufgegeben, weil andere Geräte auf den GPIB-Adapter warteten; erneut abfragen.</translation>
    </message>
    <message>
        <source>The connection to the GPIB adapter is lost; open the instrument again.</source>
        <translation>Die Verbindung zum GPIB-Adapter ging verloren; das Gerät erneut öffnen.</translation>
    </message>
    <message>
        <source>The GPIB adapter&apos;s answer was given up because an instrument on its bus was used meanwhile; ask again.</source>
        <translation>Die Antwort des GPIB-Adapters wurde aufgegeben, weil inzwischen ein Gerät an seinem Bus verwendet wurde; erneut abfragen.</translation>
    </message>
</context>
<context>
    <name>visor::prologix::InterfaceSession</name>
    <message>
        <source>This is the GPIB adapter; open an instrument on its bus for that, such as GPIB0::9::INSTR.</source>
        <translation>Dies ist der GPIB-Adapter; dafür ein Gerät an seinem Bus öffnen, etwa GPIB0::9::INSTR.</translation>
    </message>
</context>
<context>
    <name>visor::prologix::PrologixFinder</name>
    <message>
        <source>No broadcast can be sent on the network interface %1 (%2); GPIB adapters there may be missing.</source>
        <translation>Über die Netzwerkschnittstelle %1 kann kein Broadcast gesendet werden (%2); GPIB-Adapter dort fehlen möglicherweise.</translation>
    </message>
    <message>
        <source>NetFinder</source>
        <translation>NetFinder</translation>
    </message>
</context>
<context>
    <name>visor::prologix::PrologixSession</name>
    <message>
        <source>A GPIB adapter has no locks.</source>
        <translation>Ein GPIB-Adapter kennt keine Sperren.</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>Diese Sitzung hält keine Sperre.</translation>
    </message>
    <message>
        <source>This GPIB adapter keeps remote enable asserted; send the instrument to local instead.</source>
        <translation>Dieser GPIB-Adapter hält Remote Enable (REN) aktiv; stattdessen das Gerät auf Vor-Ort-Bedienung umschalten.</translation>
    </message>
</context>
<context>
    <name>visor::prologix::PrologixTransport</name>
    <message>
        <source>%1 is not a GPIB adapter that can be used; name one such as PRLGX-TCPIP0::HOST::1234::INTFC.</source>
        <translation>%1 ist kein verwendbarer GPIB-Adapter; einen angeben wie PRLGX-TCPIP0::HOST::1234::INTFC.</translation>
    </message>
    <message>
        <source>A GPIB adapter has no locks.</source>
        <translation>Ein GPIB-Adapter kennt keine Sperren.</translation>
    </message>
    <message>
        <source>No adapter is known for GPIB board %1; open the adapter first, such as PRLGX-TCPIP%1::HOST::1234::INTFC or PRLGX-ASRL%1::/dev/ttyUSB0::INTFC.</source>
        <translation>Für das GPIB-Board %1 ist kein Adapter bekannt; zuerst den Adapter öffnen, etwa PRLGX-TCPIP%1::HOST::1234::INTFC oder PRLGX-ASRL%1::/dev/ttyUSB0::INTFC.</translation>
    </message>
    <message>
        <source>Open the instrument behind the gateway as %1.</source>
        <translation>Das Gerät hinter dem Gateway als %1 öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::scpi::Block</name>
    <message>
        <source>The reply does not hold an IEEE 488.2 block; check the data format that the instrument is set to send.</source>
        <translation>Die Antwort enthält keinen IEEE-488.2-Block; das am Gerät eingestellte Datenformat prüfen.</translation>
    </message>
    <message>
        <source>The reply is not a quoted string.</source>
        <translation>Die Antwort ist keine Zeichenkette in Anführungszeichen.</translation>
    </message>
</context>
<context>
    <name>visor::scpi::ErrorText</name>
    <message>
        <source>No error.</source>
        <translation>Kein Fehler.</translation>
    </message>
    <message>
        <source>The instrument did not understand the command.</source>
        <translation>Das Gerät hat den Befehl nicht verstanden.</translation>
    </message>
    <message>
        <source>The command holds a character that is not allowed there.</source>
        <translation>Der Befehl enthält ein dort nicht erlaubtes Zeichen.</translation>
    </message>
    <message>
        <source>The command is not written as the instrument expects; check blanks, commas and colons.</source>
        <translation>Der Befehl ist nicht so geschrieben, wie das Gerät es erwartet; Leerzeichen, Kommas und Doppelpunkte prüfen.</translation>
    </message>
    <message>
        <source>A separator is missing or wrong: arguments want commas, commands want semicolons.</source>
        <translation>Ein Trennzeichen fehlt oder ist falsch: Zwischen Argumente gehören Kommas, zwischen Befehle Semikolons.</translation>
    </message>
    <message>
        <source>An argument is of the wrong kind, such as text where a number belongs.</source>
        <translation>Ein Argument ist von falscher Art, etwa Text statt einer Zahl.</translation>
    </message>
    <message>
        <source>A group execute trigger came in the middle of a message.</source>
        <translation>Ein Group Execute Trigger kam mitten in einer Nachricht.</translation>
    </message>
    <message>
        <source>The command has more arguments than it takes.</source>
        <translation>Der Befehl hat mehr Argumente als vorgesehen.</translation>
    </message>
    <message>
        <source>An argument is missing.</source>
        <translation>Ein Argument fehlt.</translation>
    </message>
    <message>
        <source>The command word is wrong.</source>
        <translation>Das Befehlswort ist falsch.</translation>
    </message>
    <message>
        <source>The separator behind the command word is wrong; a blank belongs there.</source>
        <translation>Das Trennzeichen nach dem Befehlswort ist falsch; dorthin gehört ein Leerzeichen.</translation>
    </message>
    <message>
        <source>A word of the command is longer than twelve characters.</source>
        <translation>Ein Wort des Befehls ist länger als zwölf Zeichen.</translation>
    </message>
    <message>
        <source>This instrument has no such command; check its spelling and the instrument&apos;s options.</source>
        <translation>Dieses Gerät kennt den Befehl nicht; Schreibweise und Optionen des Geräts prüfen.</translation>
    </message>
    <message>
        <source>The number in the command word does not exist here, such as a channel the instrument has not.</source>
        <translation>Die Nummer im Befehlswort gibt es hier nicht, etwa einen Kanal, den das Gerät nicht hat.</translation>
    </message>
    <message>
        <source>The command has the wrong number of arguments.</source>
        <translation>Der Befehl hat die falsche Anzahl von Argumenten.</translation>
    </message>
    <message>
        <source>A number in the command cannot be read.</source>
        <translation>Eine Zahl im Befehl ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A number holds a character that does not belong there; the decimal mark is a point.</source>
        <translation>Eine Zahl enthält ein Zeichen, das nicht hineingehört; das Dezimalzeichen ist ein Punkt.</translation>
    </message>
    <message>
        <source>The exponent of a number is larger than 32000.</source>
        <translation>Der Exponent einer Zahl ist größer als 32000.</translation>
    </message>
    <message>
        <source>A number has more than 255 digits.</source>
        <translation>Eine Zahl hat mehr als 255 Stellen.</translation>
    </message>
    <message>
        <source>A number is not allowed at this place.</source>
        <translation>Eine Zahl ist an dieser Stelle nicht erlaubt.</translation>
    </message>
    <message>
        <source>A unit in the command is wrong.</source>
        <translation>Eine Einheit im Befehl ist falsch.</translation>
    </message>
    <message>
        <source>This unit does not fit the setting.</source>
        <translation>Diese Einheit passt nicht zur Einstellung.</translation>
    </message>
    <message>
        <source>A unit is longer than twelve characters.</source>
        <translation>Eine Einheit ist länger als zwölf Zeichen.</translation>
    </message>
    <message>
        <source>This setting takes no unit.</source>
        <translation>Diese Einstellung hat keine Einheit.</translation>
    </message>
    <message>
        <source>A word among the arguments is wrong.</source>
        <translation>Ein Wort unter den Argumenten ist falsch.</translation>
    </message>
    <message>
        <source>A word among the arguments is none of the choices of this setting.</source>
        <translation>Ein Wort unter den Argumenten gehört nicht zur Auswahl dieser Einstellung.</translation>
    </message>
    <message>
        <source>A word among the arguments is longer than twelve characters.</source>
        <translation>Ein Wort unter den Argumenten ist länger als zwölf Zeichen.</translation>
    </message>
    <message>
        <source>A word is not allowed at this place.</source>
        <translation>Ein Wort ist an dieser Stelle nicht erlaubt.</translation>
    </message>
    <message>
        <source>A string in the command is wrong.</source>
        <translation>Eine Zeichenkette im Befehl ist falsch.</translation>
    </message>
    <message>
        <source>A string is not closed or cannot be used here.</source>
        <translation>Eine Zeichenkette ist nicht geschlossen oder hier nicht verwendbar.</translation>
    </message>
    <message>
        <source>A string is not allowed at this place.</source>
        <translation>Eine Zeichenkette ist an dieser Stelle nicht erlaubt.</translation>
    </message>
    <message>
        <source>A data block in the command is wrong.</source>
        <translation>Ein Datenblock im Befehl ist falsch.</translation>
    </message>
    <message>
        <source>A data block ended before the length it announced.</source>
        <translation>Ein Datenblock endete vor der angekündigten Länge.</translation>
    </message>
    <message>
        <source>A data block is not allowed at this place.</source>
        <translation>Ein Datenblock ist an dieser Stelle nicht erlaubt.</translation>
    </message>
    <message>
        <source>An expression in parentheses is wrong.</source>
        <translation>Ein Ausdruck in Klammern ist falsch.</translation>
    </message>
    <message>
        <source>An expression is not closed or holds a wrong character.</source>
        <translation>Ein Ausdruck ist nicht geschlossen oder enthält ein falsches Zeichen.</translation>
    </message>
    <message>
        <source>An expression is not allowed at this place.</source>
        <translation>Ein Ausdruck ist an dieser Stelle nicht erlaubt.</translation>
    </message>
    <message>
        <source>A macro is wrong.</source>
        <translation>Ein Makro ist falsch.</translation>
    </message>
    <message>
        <source>The instrument could not carry out the command in its present state.</source>
        <translation>Das Gerät konnte den Befehl in seinem jetzigen Zustand nicht ausführen.</translation>
    </message>
    <message>
        <source>The instrument is under local control; put it into remote and send again.</source>
        <translation>Das Gerät wird vor Ort bedient; auf Fernbedienung umschalten und erneut senden.</translation>
    </message>
    <message>
        <source>Settings were lost when the instrument went to local.</source>
        <translation>Beim Wechsel des Geräts zur Bedienung vor Ort gingen Einstellungen verloren.</translation>
    </message>
    <message>
        <source>The command is protected; a password or a key is needed first.</source>
        <translation>Der Befehl ist geschützt; zuerst ist ein Kennwort oder ein Schlüssel nötig.</translation>
    </message>
    <message>
        <source>Something is wrong with the trigger.</source>
        <translation>Mit dem Trigger stimmt etwas nicht.</translation>
    </message>
    <message>
        <source>A trigger came while the instrument was not waiting for one.</source>
        <translation>Ein Trigger kam, während das Gerät auf keinen wartete.</translation>
    </message>
    <message>
        <source>An arm signal came while the instrument was not waiting for one.</source>
        <translation>Ein Arm-Signal kam, während das Gerät auf keines wartete.</translation>
    </message>
    <message>
        <source>A measurement was started while one was running already.</source>
        <translation>Eine Messung wurde gestartet, während bereits eine lief.</translation>
    </message>
    <message>
        <source>The trigger source waits for a trigger that this command would need first.</source>
        <translation>Die Triggerquelle wartet auf einen Trigger, den dieser Befehl zuerst bräuchte.</translation>
    </message>
    <message>
        <source>The arm source waits for a signal that this command would need first.</source>
        <translation>Die Arm-Quelle wartet auf ein Signal, das dieser Befehl zuerst bräuchte.</translation>
    </message>
    <message>
        <source>An argument cannot be used.</source>
        <translation>Ein Argument ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>The command contradicts other settings of the instrument.</source>
        <translation>Der Befehl widerspricht anderen Einstellungen des Geräts.</translation>
    </message>
    <message>
        <source>A value is outside the instrument&apos;s range.</source>
        <translation>Ein Wert liegt außerhalb des Bereichs des Geräts.</translation>
    </message>
    <message>
        <source>There was more data than the instrument can hold.</source>
        <translation>Es waren mehr Daten, als das Gerät aufnehmen kann.</translation>
    </message>
    <message>
        <source>An argument is none of the values this setting takes.</source>
        <translation>Ein Argument gehört nicht zu den Werten dieser Einstellung.</translation>
    </message>
    <message>
        <source>The instrument has run out of memory.</source>
        <translation>Das Gerät hat keinen freien Speicher mehr.</translation>
    </message>
    <message>
        <source>Two lists of values differ in length.</source>
        <translation>Zwei Wertelisten sind verschieden lang.</translation>
    </message>
    <message>
        <source>There is no valid reading; start a measurement first.</source>
        <translation>Es gibt keinen gültigen Messwert; zuerst eine Messung starten.</translation>
    </message>
    <message>
        <source>The reading is questionable.</source>
        <translation>Der Messwert ist fragwürdig.</translation>
    </message>
    <message>
        <source>Data has the wrong format.</source>
        <translation>Daten haben das falsche Format.</translation>
    </message>
    <message>
        <source>Data has the wrong version.</source>
        <translation>Daten haben die falsche Version.</translation>
    </message>
    <message>
        <source>The command failed because of a hardware fault.</source>
        <translation>Der Befehl ist wegen eines Hardwarefehlers fehlgeschlagen.</translation>
    </message>
    <message>
        <source>An option or module that the command needs is not there.</source>
        <translation>Eine Option oder ein Modul, das der Befehl braucht, ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>The instrument&apos;s storage failed.</source>
        <translation>Der Massenspeicher des Geräts hat versagt.</translation>
    </message>
    <message>
        <source>No storage medium is inserted.</source>
        <translation>Es ist kein Speichermedium eingelegt.</translation>
    </message>
    <message>
        <source>The storage medium cannot be read.</source>
        <translation>Das Speichermedium ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The storage medium is full.</source>
        <translation>Das Speichermedium ist voll.</translation>
    </message>
    <message>
        <source>The directory on the instrument is full.</source>
        <translation>Das Verzeichnis auf dem Gerät ist voll.</translation>
    </message>
    <message>
        <source>There is no file of that name on the instrument.</source>
        <translation>Auf dem Gerät gibt es keine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>The file name is wrong or taken already.</source>
        <translation>Der Dateiname ist falsch oder bereits vergeben.</translation>
    </message>
    <message>
        <source>The storage medium is protected against writing.</source>
        <translation>Das Speichermedium ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>An expression could not be worked out.</source>
        <translation>Ein Ausdruck konnte nicht ausgewertet werden.</translation>
    </message>
    <message>
        <source>A macro could not be run.</source>
        <translation>Ein Makro konnte nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>A program in the instrument failed.</source>
        <translation>Ein Programm im Gerät ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The instrument&apos;s memory of settings failed.</source>
        <translation>Der Einstellungsspeicher des Geräts hat versagt.</translation>
    </message>
    <message>
        <source>The instrument reports a fault of its own; its manual knows more.</source>
        <translation>Das Gerät meldet einen herstellereigenen Fehler; Näheres steht in seinem Handbuch.</translation>
    </message>
    <message>
        <source>The instrument reports an internal error.</source>
        <translation>Das Gerät meldet einen internen Fehler.</translation>
    </message>
    <message>
        <source>The instrument reports a memory fault.</source>
        <translation>Das Gerät meldet einen Speicherfehler.</translation>
    </message>
    <message>
        <source>Protected memory of the instrument was lost.</source>
        <translation>Geschützter Speicher des Geräts ging verloren.</translation>
    </message>
    <message>
        <source>The calibration of the instrument was lost.</source>
        <translation>Die Kalibrierung des Geräts ging verloren.</translation>
    </message>
    <message>
        <source>Stored settings of the instrument were lost.</source>
        <translation>Gespeicherte Einstellungen des Geräts gingen verloren.</translation>
    </message>
    <message>
        <source>Stored configuration of the instrument was lost.</source>
        <translation>Die gespeicherte Konfiguration des Geräts ging verloren.</translation>
    </message>
    <message>
        <source>The instrument reports a storage fault.</source>
        <translation>Das Gerät meldet einen Fehler des Massenspeichers.</translation>
    </message>
    <message>
        <source>The self test failed.</source>
        <translation>Der Selbsttest ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The calibration failed.</source>
        <translation>Die Kalibrierung ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The error queue is full; later errors were not recorded.</source>
        <translation>Der Fehlerspeicher ist voll; spätere Fehler wurden nicht erfasst.</translation>
    </message>
    <message>
        <source>Communication with the instrument failed.</source>
        <translation>Die Kommunikation mit dem Gerät ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>A byte arrived with wrong parity; check the serial settings.</source>
        <translation>Ein Byte kam mit falscher Parität an; die seriellen Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>A byte arrived without its stop bit; check the serial speed.</source>
        <translation>Ein Byte kam ohne Stoppbit an; die serielle Geschwindigkeit prüfen.</translation>
    </message>
    <message>
        <source>Commands came faster than the instrument reads them; check the flow control.</source>
        <translation>Befehle kamen schneller, als das Gerät sie liest; die Flusskontrolle prüfen.</translation>
    </message>
    <message>
        <source>The instrument gave up waiting for the rest of a command.</source>
        <translation>Das Gerät hat das Warten auf den Rest eines Befehls aufgegeben.</translation>
    </message>
    <message>
        <source>A question and its answer did not fit together.</source>
        <translation>Eine Abfrage und ihre Antwort passten nicht zusammen.</translation>
    </message>
    <message>
        <source>A new command came before the answer was read; the answer is lost.</source>
        <translation>Ein neuer Befehl kam, bevor die Antwort gelesen war; die Antwort ist verloren.</translation>
    </message>
    <message>
        <source>An answer was read although nothing had been asked, or the question was incomplete.</source>
        <translation>Eine Antwort wurde gelesen, obwohl nichts abgefragt worden oder die Abfrage unvollständig war.</translation>
    </message>
    <message>
        <source>Both buffers of the instrument were full; ask for less at once.</source>
        <translation>Beide Puffer des Geräts waren voll; weniger auf einmal abfragen.</translation>
    </message>
    <message>
        <source>A question followed one whose answer has no fixed end; ask that one last.</source>
        <translation>Eine Abfrage folgte auf eine, deren Antwort kein festes Ende hat; diese zuletzt stellen.</translation>
    </message>
</context>
<context>
    <name>visor::scpi::Quantity</name>
    <message>
        <source>Nothing is entered where a number is needed.</source>
        <translation>Wo eine Zahl nötig ist, ist nichts eingegeben.</translation>
    </message>
    <message>
        <source>“%1” has two decimal marks. Write numbers without grouping marks.</source>
        <translation>„%1“ hat zwei Dezimalzeichen. Zahlen ohne Gruppierungszeichen schreiben.</translation>
    </message>
    <message>
        <source>“%1” does not start with a number.</source>
        <translation>„%1“ beginnt nicht mit einer Zahl.</translation>
    </message>
    <message>
        <source>“%1” is too large or too small for a number.</source>
        <translation>„%1“ ist zu groß oder zu klein für eine Zahl.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>“%1” is neither a number nor a unit.</source>
        <translation>„%1“ ist weder eine Zahl noch eine Einheit.</translation>
    </message>
    <message>
        <source>“%1” does not fit: the unit here is %2, alone or with a prefix such as m, k or M.</source>
        <translation>„%1“ passt nicht: Die Einheit ist hier %2, allein oder mit einem Vorsatz wie m, k oder M.</translation>
    </message>
</context>
<context>
    <name>visor::scpi::Response</name>
    <message>
        <source>The reply is longer than the %1 that were expected and was thrown away; check the command, or raise the limit.</source>
        <translation>Die Antwort ist länger als die erwarteten %1 und wurde verworfen; den Befehl prüfen oder die Grenze anheben.</translation>
    </message>
</context>
<context>
    <name>visor::serial::Error</name>
    <message>
        <source>You may not use the serial port %1; its users are in the group %2. Join it (sudo usermod -aG %2 $USER) and log in again.</source>
        <translation>Für die serielle Schnittstelle %1 fehlt die Berechtigung; ihre Benutzer sind in der Gruppe %2. Dieser beitreten (sudo usermod -aG %2 $USER) und sich neu anmelden.</translation>
    </message>
    <message>
        <source>There is no serial port %1; check its name and that the adapter is plugged in.</source>
        <translation>Eine serielle Schnittstelle %1 gibt es nicht; den Namen prüfen und ob der Adapter eingesteckt ist.</translation>
    </message>
    <message>
        <source>The serial port %1 cannot be opened: %2.</source>
        <translation>Die serielle Schnittstelle %1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>Another program is using the serial port %1; close it there first.</source>
        <translation>Ein anderes Programm verwendet die serielle Schnittstelle %1; sie zuerst dort schließen.</translation>
    </message>
    <message>
        <source>%2 is using the serial port %1; close it there first.</source>
        <translation>%2 verwendet die serielle Schnittstelle %1; sie zuerst dort schließen.</translation>
    </message>
    <message>
        <source>The serial port has gone; plug the adapter in again and reopen it.</source>
        <translation>Die serielle Schnittstelle ist verschwunden; den Adapter wieder einstecken und sie erneut öffnen.</translation>
    </message>
    <message>
        <source>The serial port failed (%1); open it again.</source>
        <translation>Die serielle Schnittstelle hat versagt (%1); erneut öffnen.</translation>
    </message>
    <message>
        <source>Nothing came over the serial line in time; check the cable, the line settings (baud rate, parity) and the command, or allow more time.</source>
        <translation>Über die serielle Leitung kam nichts rechtzeitig an; Kabel, Leitungseinstellungen (Baudrate, Parität) und Befehl prüfen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>visor::serial::LineSettings</name>
    <message>
        <source>The port cannot do %1 baud; it runs at %2.</source>
        <translation>Die Schnittstelle kann %1 Baud nicht; sie läuft mit %2.</translation>
    </message>
    <message>
        <source>The port cannot do %1 data bits.</source>
        <translation>Die Schnittstelle kann %1 Datenbits nicht.</translation>
    </message>
    <message>
        <source>The port has no such parity; characters are sent and taken without it.</source>
        <translation>Die Schnittstelle kennt diese Parität nicht; Zeichen werden ohne sie gesendet und angenommen.</translation>
    </message>
    <message>
        <source>The port cannot do that number of stop bits.</source>
        <translation>Die Schnittstelle kann diese Anzahl von Stoppbits nicht.</translation>
    </message>
    <message>
        <source>One and a half stop bits go with five data bits only; two are sent.</source>
        <translation>Anderthalb Stoppbits gehen nur mit fünf Datenbits; es werden zwei gesendet.</translation>
    </message>
    <message>
        <source>The port has no RTS/CTS flow control.</source>
        <translation>Die Schnittstelle hat keine RTS/CTS-Flusskontrolle.</translation>
    </message>
    <message>
        <source>%1 is not a serial port; check its name.</source>
        <translation>%1 ist keine serielle Schnittstelle; den Namen prüfen.</translation>
    </message>
    <message>
        <source>The serial port %1 has gone; plug it in again and reopen it.</source>
        <translation>Die serielle Schnittstelle %1 ist verschwunden; wieder einstecken und erneut öffnen.</translation>
    </message>
    <message>
        <source>The serial port %1 does not take these settings; try others.</source>
        <translation>Die serielle Schnittstelle %1 nimmt diese Einstellungen nicht an; andere versuchen.</translation>
    </message>
</context>
<context>
    <name>visor::serial::PortHolder</name>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (Prozess %2)</translation>
    </message>
</context>
<context>
    <name>visor::serial::PtyStream</name>
    <message>
        <source>The system gives no pseudo-terminal for a simulated serial port (%1).</source>
        <translation>Das System stellt kein Pseudoterminal für eine simulierte serielle Schnittstelle bereit (%1).</translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialExaminer</name>
    <message>
        <source>There is no serial port %1.</source>
        <translation>Eine serielle Schnittstelle %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>No USB adapter with a serial port is plugged in.</source>
        <translation>Es ist kein USB-Adapter mit serieller Schnittstelle eingesteckt.</translation>
    </message>
    <message>
        <source>These ports are there: %1.</source>
        <translation>Vorhanden sind diese Schnittstellen: %1.</translation>
    </message>
    <message>
        <source>Plug the adapter in, and check the name: it may change from one plug to the next; names under /dev/serial/by-id stay.</source>
        <translation>Den Adapter einstecken und den Namen prüfen: Er kann sich bei jedem Einstecken ändern; Namen unter /dev/serial/by-id bleiben gleich.</translation>
    </message>
    <message>
        <source>You may not use the serial port %1.</source>
        <translation>Keine Berechtigung für die serielle Schnittstelle %1.</translation>
    </message>
    <message>
        <source>Only its owner may, and no group.</source>
        <translation>Nur ihr Eigentümer darf sie verwenden, keine Gruppe.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this machine for a udev rule that opens it for the group dialout.</source>
        <translation>Beim Betreuer dieses Rechners nach einer udev-Regel fragen, die sie für die Gruppe dialout freigibt.</translation>
    </message>
    <message>
        <source>You are in the group %1 by now, but were not when you logged in.</source>
        <translation>Die Mitgliedschaft in der Gruppe %1 besteht inzwischen, bestand bei der Anmeldung aber noch nicht.</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>Ab- und wieder anmelden.</translation>
    </message>
    <message>
        <source>Its users are in the group %1, and you are not.</source>
        <translation>Verwenden darf sie die Gruppe %1, und dort besteht keine Mitgliedschaft.</translation>
    </message>
    <message>
        <source>Join the group, then log out and in again.</source>
        <translation>Der Gruppe beitreten, dann ab- und wieder anmelden.</translation>
    </message>
    <message>
        <source>%1 has the serial port %2 open.</source>
        <translation>%1 hat die serielle Schnittstelle %2 geöffnet.</translation>
    </message>
    <message>
        <source>It looks whether the instrument is a modem, and sends it commands.</source>
        <translation>Das Programm prüft, ob das Gerät ein Modem ist, und sendet ihm Befehle.</translation>
    </message>
    <message>
        <source>A serial port is used by one program at a time.</source>
        <translation>Eine serielle Schnittstelle wird immer nur von einem Programm verwendet.</translation>
    </message>
    <message>
        <source>Wait half a minute, or stop it:</source>
        <translation>Eine halbe Minute warten oder das Programm anhalten:</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>Sie zuerst dort schließen.</translation>
    </message>
    <message>
        <source>Unplug the adapter and plug it in again.</source>
        <translation>Den Adapter abziehen und wieder einstecken.</translation>
    </message>
    <message>
        <source>What comes from %1 cannot be read.</source>
        <translation>Was von %1 kommt, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Both ends must use the same speed and parity; these differ.</source>
        <translation>Beide Enden müssen dieselbe Geschwindigkeit und Parität verwenden; hier weichen sie ab.</translation>
    </message>
    <message>
        <source>Set the baud rate and parity that the instrument&apos;s menu shows (9600, no parity unless told otherwise).</source>
        <translation>Baudrate und Parität so einstellen, wie das Menü des Geräts sie zeigt (ohne Angabe gelten 9600 und keine Parität).</translation>
    </message>
    <message>
        <source>%1 answers, but its answer does not end with a line feed.</source>
        <translation>%1 antwortet, aber die Antwort endet nicht mit einem Zeilenvorschub (LF).</translation>
    </message>
    <message>
        <source>The reader waits on for the end of the line.</source>
        <translation>Der Empfänger wartet weiter auf das Ende der Zeile.</translation>
    </message>
    <message>
        <source>Say how its lines end.</source>
        <translation>Angeben, wie die Zeilen des Geräts enden.</translation>
    </message>
    <message>
        <source>The port %1 opens, but nothing comes back.</source>
        <translation>Die Schnittstelle %1 lässt sich öffnen, aber es kommt nichts zurück.</translation>
    </message>
    <message>
        <source>The instrument is off, another cable is needed (a null modem crosses send and receive), the speed differs, or it wants another line end.</source>
        <translation>Das Gerät ist aus, ein anderes Kabel wird benötigt (ein Nullmodemkabel kreuzt Senden und Empfangen), die Geschwindigkeit weicht ab, oder das Gerät verlangt ein anderes Zeilenende.</translation>
    </message>
    <message>
        <source>Compare baud rate, parity and line end with the instrument&apos;s menu, and try:</source>
        <translation>Baudrate, Parität und Zeilenende mit dem Menü des Geräts vergleichen und versuchen:</translation>
    </message>
    <message>
        <source>The port %1 is there, and you may use it.</source>
        <translation>Die Schnittstelle %1 ist vorhanden und darf verwendet werden.</translation>
    </message>
    <message>
        <source>ModemManager is running.</source>
        <translation>ModemManager läuft.</translation>
    </message>
    <message>
        <source>It takes each new serial port for some seconds and sends modem commands to what is behind it; some instruments stop answering then.</source>
        <translation>Er belegt jede neue serielle Schnittstelle für einige Sekunden und sendet Modembefehle an das, was dahinter ist; manche Geräte antworten danach nicht mehr.</translation>
    </message>
    <message>
        <source>If this machine has no modem, switch it off:</source>
        <translation>Wenn dieser Rechner kein Modem hat, den Dienst abschalten:</translation>
    </message>
    <message>
        <source>brltty is running.</source>
        <translation>brltty läuft.</translation>
    </message>
    <message>
        <source>It takes serial adapters with the chip CH340 for braille displays and keeps them from appearing as ports.</source>
        <translation>Das Programm belegt serielle Adapter mit dem Chip CH340 für Braillezeilen und verhindert, dass sie als Schnittstellen erscheinen.</translation>
    </message>
    <message>
        <source>If nobody needs a braille display here, remove it:</source>
        <translation>Wenn hier niemand eine Braillezeile benötigt, das Programm entfernen:</translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialFinder</name>
    <message>
        <source>serial port</source>
        <translation>serielle Schnittstelle</translation>
    </message>
    <message>
        <source>Serial ports cannot be listed because %1 is missing; open one by its name, such as ASRL/dev/ttyUSB0::INSTR.</source>
        <translation>Serielle Schnittstellen können nicht aufgelistet werden, weil %1 fehlt; eine über ihren Namen öffnen, etwa ASRL/dev/ttyUSB0::INSTR.</translation>
    </message>
    <message>
        <source>Serial ports that are plugged in later will not be noticed (%1 cannot be watched); search again after plugging one in.</source>
        <translation>Später eingesteckte serielle Schnittstellen werden nicht bemerkt (%1 kann nicht überwacht werden); nach dem Einstecken erneut suchen.</translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialPort</name>
    <message>
        <source>The port cannot be kept from other programs.</source>
        <translation>Die Schnittstelle lässt sich nicht für andere Programme sperren.</translation>
    </message>
    <message>
        <source>The port has no DTR line.</source>
        <translation>Die Schnittstelle hat keine DTR-Leitung.</translation>
    </message>
    <message>
        <source>The port has no RTS line.</source>
        <translation>Die Schnittstelle hat keine RTS-Leitung.</translation>
    </message>
    <message>
        <source>The port has no DTR/DSR flow control.</source>
        <translation>Die Schnittstelle hat keine DTR/DSR-Flusskontrolle.</translation>
    </message>
    <message>
        <source>A character came without its stop bit; check the baud rate and the number of data and stop bits.</source>
        <translation>Ein Zeichen kam ohne sein Stoppbit an; die Baudrate und die Anzahl der Daten- und Stoppbits prüfen.</translation>
    </message>
    <message>
        <source>A character came with the wrong parity; check the parity and baud rate.</source>
        <translation>Ein Zeichen kam mit falscher Parität an; Parität und Baudrate prüfen.</translation>
    </message>
    <message>
        <source>Characters were lost because they came faster than they were taken; use flow control or a lower baud rate.</source>
        <translation>Zeichen gingen verloren, weil sie schneller kamen, als sie abgeholt wurden; Flusskontrolle oder eine niedrigere Baudrate verwenden.</translation>
    </message>
    <message>
        <source>The serial line does not take the data; check its flow control.</source>
        <translation>Die serielle Leitung nimmt die Daten nicht an; die Flusskontrolle prüfen.</translation>
    </message>
    <message>
        <source>The port cannot send a break.</source>
        <translation>Die Schnittstelle kann kein Break senden.</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) could not be sent in time; at %1 baud they take %2 s more.</source>
        <translation>
            <numerusform>%n Byte konnte nicht rechtzeitig gesendet werden; bei %1 Baud dauert es noch %2 s.</numerusform>
            <numerusform>%n Bytes konnten nicht rechtzeitig gesendet werden; bei %1 Baud dauert es noch %2 s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialSession</name>
    <message>
        <source>The instrument still owes an answer to an earlier question; wait a moment and try again.</source>
        <translation>Das Gerät schuldet noch die Antwort auf eine frühere Abfrage; einen Moment warten und erneut versuchen.</translation>
    </message>
    <message>
        <source>A serial line has no locks; the port is this program&apos;s alone while it is open.</source>
        <translation>Eine serielle Leitung kennt keine Sperren; solange die Schnittstelle offen ist, gehört sie diesem Programm allein.</translation>
    </message>
    <message>
        <source>A serial line cannot switch between remote and local; use a command such as SYST:REM or SYST:LOC.</source>
        <translation>Eine serielle Leitung kann nicht zwischen Fern- und Vor-Ort-Bedienung umschalten; einen Befehl wie SYST:REM oder SYST:LOC verwenden.</translation>
    </message>
    <message>
        <source>A serial line has no service requests; ask for the status byte instead.</source>
        <translation>Eine serielle Leitung kennt keine Bedienungsanforderungen; stattdessen das Statusbyte abfragen.</translation>
    </message>
    <message>
        <source>The port cannot send a break.</source>
        <translation>Die Schnittstelle kann kein Break senden.</translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialTransport</name>
    <message>
        <source>%1 is not a serial port.</source>
        <translation>%1 ist keine serielle Schnittstelle.</translation>
    </message>
    <message>
        <source>A serial line has no locks; the port is this program&apos;s alone while it is open.</source>
        <translation>Eine serielle Leitung kennt keine Sperren; solange die Schnittstelle offen ist, gehört sie diesem Programm allein.</translation>
    </message>
</context>
<context>
    <name>visor::simulation::Bench</name>
    <message>
        <source>Oscilloscope</source>
        <translation>Oszilloskop</translation>
    </message>
    <message>
        <source>Four channels: the generator on 1 and 2, the supply&apos;s output on 3, its load&apos;s temperature on 4.</source>
        <translation>Vier Kanäle: der Generator an 1 und 2, der Ausgang des Netzteils an 3, die Temperatur seiner Last an 4.</translation>
    </message>
    <message>
        <source>Function generator</source>
        <translation>Funktionsgenerator</translation>
    </message>
    <message>
        <source>Two channels, wired to the oscilloscope&apos;s inputs 1 and 2.</source>
        <translation>Zwei Kanäle, verbunden mit den Eingängen 1 und 2 des Oszilloskops.</translation>
    </message>
    <message>
        <source>Triple supply</source>
        <translation>Dreifachnetzteil</translation>
    </message>
    <message>
        <source>Three outputs; the first one feeds a 22 ohm resistor that gets warm.</source>
        <translation>Drei Ausgänge; der erste speist einen 22-Ohm-Widerstand, der warm wird.</translation>
    </message>
    <message>
        <source>Multimeter</source>
        <translation>Multimeter</translation>
    </message>
    <message>
        <source>6½ digits, across and in series with the supply&apos;s load.</source>
        <translation>6½ Stellen, parallel und in Reihe zur Last des Netzteils.</translation>
    </message>
    <message>
        <source>Source-measure unit</source>
        <translation>Source-Measure-Unit</translation>
    </message>
    <message>
        <source>Sources and measures a silicon diode.</source>
        <translation>Speist und misst eine Siliziumdiode.</translation>
    </message>
    <message>
        <source>Temperature controller</source>
        <translation>Temperaturregler</translation>
    </message>
    <message>
        <source>Heats two stages of a small cryostat.</source>
        <translation>Heizt zwei Stufen eines kleinen Kryostaten.</translation>
    </message>
    <message>
        <source>Slow oscilloscope</source>
        <translation>Langsames Oszilloskop</translation>
    </message>
    <message>
        <source>Answers every query right, three seconds late.</source>
        <translation>Beantwortet jede Abfrage richtig, aber drei Sekunden zu spät.</translation>
    </message>
    <message>
        <source>Oscilloscope that drops the link</source>
        <translation>Oszilloskop, das die Verbindung abbricht</translation>
    </message>
    <message>
        <source>Breaks the connection in the middle of every long reply.</source>
        <translation>Trennt die Verbindung mitten in jeder langen Antwort.</translation>
    </message>
    <message>
        <source>Oscilloscope that answers garbage</source>
        <translation>Oszilloskop, das Unsinn antwortet</translation>
    </message>
    <message>
        <source>Answers random bytes to every query, its identity too.</source>
        <translation>Antwortet auf jede Abfrage mit zufälligen Bytes, auch auf die nach seiner Identität.</translation>
    </message>
    <message>
        <source>Locked oscilloscope</source>
        <translation>Gesperrtes Oszilloskop</translation>
    </message>
    <message>
        <source>Somebody else holds its exclusive lock and never lets go.</source>
        <translation>Jemand anderes hält die exklusive Sperre und gibt sie nie frei.</translation>
    </message>
    <message>
        <source>Oscilloscope with swapped bytes</source>
        <translation>Oszilloskop mit vertauschten Bytes</translation>
    </message>
    <message>
        <source>Sends 16-bit waveforms in the other byte order than it says.</source>
        <translation>Sendet 16-Bit-Kurvenformen in anderer Bytereihenfolge als angegeben.</translation>
    </message>
    <message>
        <source>Silent oscilloscope</source>
        <translation>Stummes Oszilloskop</translation>
    </message>
    <message>
        <source>Takes every command and never answers.</source>
        <translation>Nimmt jeden Befehl an und antwortet nie.</translation>
    </message>
    <message>
        <source>Oscilloscope with short blocks</source>
        <translation>Oszilloskop mit zu kurzen Blöcken</translation>
    </message>
    <message>
        <source>Its blocks end before the length they announce.</source>
        <translation>Seine Blöcke enden vor der angekündigten Länge.</translation>
    </message>
    <message>
        <source>Oscilloscope with long blocks</source>
        <translation>Oszilloskop mit zu langen Blöcken</translation>
    </message>
    <message>
        <source>Its blocks go on behind the length they announce.</source>
        <translation>Seine Blöcke gehen über die angekündigte Länge hinaus.</translation>
    </message>
    <message>
        <source>Oscilloscope that never stops talking</source>
        <translation>Oszilloskop, das nicht aufhört zu senden</translation>
    </message>
    <message>
        <source>Answers short queries with 100 MB, but knows its identity.</source>
        <translation>Beantwortet kurze Abfragen mit 100 MB, kennt aber seine Identität.</translation>
    </message>
    <message>
        <source>Process controller</source>
        <translation>Prozessregler</translation>
    </message>
    <message>
        <source>Heats a small furnace; it is looked into by Modbus.</source>
        <translation>Heizt einen kleinen Ofen; er wird über Modbus abgefragt.</translation>
    </message>
</context>
<context>
    <name>visor::simulation::ProfileIdentity</name>
    <message>
        <source>No identity reply could be made that the pattern “%1” of the profile %2 knows. Write one as “identity” under “simulation” in the profile.</source>
        <translation>Es ließ sich keine Identitätsantwort bilden, auf die das Muster „%1“ des Profils %2 passt. Im Profil eine als „identity“ unter „simulation“ angeben.</translation>
    </message>
</context>
<context>
    <name>visor::simulation::ProfileInstrument</name>
    <message>
        <source>The profile %1 is of a Modbus device: it has registers and is not spoken to in messages.</source>
        <translation>Das Profil %1 ist für ein Modbus-Gerät: Es hat Register und wird nicht mit Nachrichten angesprochen.</translation>
    </message>
    <message>
        <source>The profile %1 is of a device on CAN, which is not simulated from a profile; use a virtual CAN interface.</source>
        <translation>Das Profil %1 ist für ein Gerät am CAN-Bus, das nicht aus einem Profil simuliert wird; eine virtuelle CAN-Schnittstelle verwenden.</translation>
    </message>
    <message>
        <source>The profile %1 is driven by its maker&apos;s own software; there is nothing to simulate on a wire.</source>
        <translation>Das Profil %1 arbeitet über die Software des Herstellers; es gibt keine Verbindung, die sich simulieren ließe.</translation>
    </message>
</context>
<context>
    <name>visor::simulation::ScpiLink</name>
    <message>
        <source>%1 takes no more connections. Close another program that uses it.</source>
        <translation>%1 nimmt keine weiteren Verbindungen an. Ein anderes Programm schließen, das das Gerät verwendet.</translation>
    </message>
    <message>
        <source>%1 has dropped the connection. Check its power and its cable, then connect again.</source>
        <translation>%1 hat die Verbindung getrennt. Stromversorgung und Kabel prüfen, dann erneut verbinden.</translation>
    </message>
    <message>
        <source>The transfer with %1 was cancelled.</source>
        <translation>Die Übertragung mit %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the command, or allow it more time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet. Den Befehl prüfen oder mehr Zeit einräumen.</translation>
    </message>
</context>
<context>
    <name>visor::socket::SocketExaminer</name>
    <message>
        <source>%1 answers, but its answer does not end with a line feed.</source>
        <translation>%1 antwortet, aber die Antwort endet nicht mit einem Zeilenvorschub.</translation>
    </message>
    <message>
        <source>A raw socket has no other sign for the end of a message, so the reader waits on.</source>
        <translation>Ein Raw-Socket kennt kein anderes Zeichen für das Ende einer Nachricht, daher wartet der Leser weiter.</translation>
    </message>
    <message>
        <source>Say how its replies end.</source>
        <translation>Angeben, wie die Antworten enden.</translation>
    </message>
    <message>
        <source>%1 answers only when a line ends with %2.</source>
        <translation>%1 antwortet nur, wenn eine Zeile mit %2 endet.</translation>
    </message>
    <message>
        <source>With the usual LF it waits for the rest of the command: that looks like a timeout.</source>
        <translation>Beim üblichen LF wartet es auf den Rest des Befehls: Das sieht wie eine Zeitüberschreitung aus.</translation>
    </message>
    <message>
        <source>Set this terminator.</source>
        <translation>Diesen Abschluss einstellen.</translation>
    </message>
    <message>
        <source>%1 accepts connections but does not answer *IDN?.</source>
        <translation>%1 nimmt Verbindungen an, antwortet aber nicht auf *IDN?.</translation>
    </message>
    <message>
        <source>What listens there may speak something else than SCPI, serve another client first, or hang. No usual line end made it answer.</source>
        <translation>Was dort lauscht, spricht vielleicht etwas anderes als SCPI, bedient zuerst einen anderen Client oder hängt. Kein übliches Zeilenende hat es zum Antworten gebracht.</translation>
    </message>
    <message>
        <source>Check the port in the instrument&apos;s LAN menu, close other programs that use it, or restart it.</source>
        <translation>Den Port im LAN-Menü des Geräts prüfen, andere Programme schließen, die es verwenden, oder es neu starten.</translation>
    </message>
    <message>
        <source>the raw socket</source>
        <translation>Raw-Socket</translation>
    </message>
    <message>
        <source>%1 takes the connection and closes it again.</source>
        <translation>%1 nimmt die Verbindung an und schließt sie wieder.</translation>
    </message>
    <message>
        <source>It serves another client, or does not take this machine&apos;s address.</source>
        <translation>Das Gerät bedient einen anderen Client oder lässt die Adresse dieses Rechners nicht zu.</translation>
    </message>
    <message>
        <source>Close other programs that use it, and look for a list of allowed hosts in its LAN menu.</source>
        <translation>Andere Programme schließen, die das Gerät verwenden, und im LAN-Menü nach einer Liste zugelassener Hosts suchen.</translation>
    </message>
</context>
<context>
    <name>visor::socket::SocketSession</name>
    <message>
        <source>The session has no address to connect to again.</source>
        <translation>Die Sitzung hat keine Adresse, mit der sie sich erneut verbinden kann.</translation>
    </message>
    <message>
        <source>A raw socket has no locks; open the instrument over VXI-11 or HiSLIP.</source>
        <translation>Ein Raw-Socket kennt keine Sperren; das Gerät über VXI-11 oder HiSLIP öffnen.</translation>
    </message>
    <message>
        <source>A raw socket cannot switch between remote and local; use a command.</source>
        <translation>Ein Raw-Socket kann nicht zwischen Fern- und Vor-Ort-Bedienung umschalten; einen Befehl verwenden.</translation>
    </message>
    <message>
        <source>A raw socket has no service requests; ask for the status byte instead.</source>
        <translation>Ein Raw-Socket kennt keine Bedienungsanforderungen; stattdessen das Statusbyte abfragen.</translation>
    </message>
</context>
<context>
    <name>visor::socket::SocketTransport</name>
    <message>
        <source>%1 is not a raw socket.</source>
        <translation>%1 ist kein Raw-Socket.</translation>
    </message>
    <message>
        <source>A raw socket has no locks; open the instrument over VXI-11 or HiSLIP.</source>
        <translation>Ein Raw-Socket kennt keine Sperren; das Gerät über VXI-11 oder HiSLIP öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::AddInstrumentBar</name>
    <message>
        <source>A&amp;dd</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <source>Address of an instrument</source>
        <translation>Adresse eines Geräts</translation>
    </message>
    <message>
        <source>VISA address, host or host:port</source>
        <translation>VISA-Adresse, Host oder Host:Port</translation>
    </message>
    <message>
        <source>What the address means</source>
        <translation>Bedeutung der Adresse</translation>
    </message>
</context>
<context>
    <name>visor::ui::ApplySetupDialog</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Apply Setup</source>
        <translation>Setup anwenden</translation>
    </message>
    <message>
        <source>%1, saved %2 from %3 (serial number %4)</source>
        <translation>%1, gespeichert am %2 von %3 (Seriennummer %4)</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Settings before and after</source>
        <translation>Einstellungen vorher und nachher</translation>
    </message>
    <message>
        <source>Sends the values from before back, the last line first.</source>
        <translation>Sendet die vorherigen Werte zurück, die letzte Zeile zuerst.</translation>
    </message>
    <message>
        <source>Reading how the instrument is set now …</source>
        <translation>Die aktuellen Einstellungen des Geräts werden gelesen …</translation>
    </message>
    <message>
        <source>Sending the old values back …</source>
        <translation>Die alten Werte werden zurückgesendet …</translation>
    </message>
    <message>
        <source>Applying …</source>
        <translation>Wird angewendet …</translation>
    </message>
    <message numerus="yes">
        <source>All %n old value(s) are back.</source>
        <translation>
            <numerusform>%n alter Wert ist wiederhergestellt.</numerusform>
            <numerusform>Alle %n alten Werte sind wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n line(s) were applied.</source>
        <translation>
            <numerusform>%n Zeile wurde angewendet.</numerusform>
            <numerusform>Alle %n Zeilen wurden angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 lines were applied; the list says why the others were not.</source>
        <translation>%1 von %2 Zeilen wurden angewendet; die Liste nennt den Grund bei den übrigen.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %n line(s)</source>
        <translation>
            <numerusform>%n Zeile an&amp;wenden</numerusform>
            <numerusform>%n Zeilen an&amp;wenden</numerusform>
        </translation>
    </message>
    <message>
        <source>The instrument&apos;s profile is another one now. Close this and open the setup again.</source>
        <translation>Das Gerät hat jetzt ein anderes Profil. Dieses Fenster schließen und das Setup erneut öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::CaptureSources</name>
    <message>
        <source>Channel %1</source>
        <translation>Kanal %1</translation>
    </message>
</context>
<context>
    <name>visor::ui::ChoiceEditor</name>
    <message>
        <source>choose</source>
        <translation>auswählen</translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandLine</name>
    <message>
        <source>Command for the instrument</source>
        <translation>Befehl für das Gerät</translation>
    </message>
    <message>
        <source>Command, for example *IDN? — Enter sends it</source>
        <translation>Befehl, zum Beispiel *IDN? — Eingabe sendet ihn</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>Search history: %1   (Enter takes it, Ctrl+R goes further back, Esc ends)</source>
        <translation>Verlauf durchsuchen: %1   (Eingabe übernimmt, Strg+R geht weiter zurück, Esc beendet)</translation>
    </message>
    <message>
        <source>Search history: nothing older than %1</source>
        <translation>Verlauf durchsuchen: nichts Älteres als %1</translation>
    </message>
    <message>
        <source>Search history: nothing fits</source>
        <translation>Verlauf durchsuchen: nichts passt</translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Gewünschte Aktion eingeben</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>Nothing fits; try other words</source>
        <translation>Nichts passt; andere Wörter versuchen</translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandRow</name>
    <message>
        <source>Result of %1</source>
        <translation>Ergebnis von %1</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>%1 senden</translation>
    </message>
    <message>
        <source>This can do harm: it is confirmed before it is sent.</source>
        <translation>Dies kann Schaden anrichten: Vor dem Senden wird nachgefragt.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>Rejected by the instrument: %1, %2</source>
        <translation>Vom Gerät abgelehnt: %1, %2</translation>
    </message>
    <message>
        <source>Read Back</source>
        <translation>Zurücklesen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy as SCPI</source>
        <translation>Als SCPI kopieren</translation>
    </message>
    <message>
        <source>Copy as Command Line</source>
        <translation>Als Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Als Python kopieren</translation>
    </message>
    <message>
        <source>Save Reply …</source>
        <translation>Antwort speichern …</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Save Reply</source>
        <translation>Antwort speichern</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Anderen Ordner wählen oder Speicherplatz schaffen.</translation>
    </message>
    <message>
        <source>run by an edge</source>
        <translation>von einem Edge ausgeführt</translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandText</name>
    <message>
        <source> (default %1)</source>
        <translation> (Vorgabe %1)</translation>
    </message>
    <message>
        <source>Can do harm: it is confirmed before it is sent.</source>
        <translation>Kann Schaden anrichten: Vor dem Senden wird nachgefragt.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>%1 … (%2)</source>
        <translation>%1 … (%2)</translation>
    </message>
    <message>
        <source>%1 … %2 %3</source>
        <translation>%1 … %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>… %n value(s)</source>
        <translation>
            <numerusform>… %n Wert</numerusform>
            <numerusform>… %n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>This runs in the maker&apos;s own software. An edge that has the software installed runs it; this program sends messages only.</source>
        <translation>Dies läuft in der Software des Herstellers. Ein Edge, auf dem sie installiert ist, führt es aus; dieses Programm sendet nur Nachrichten.</translation>
    </message>
</context>
<context>
    <name>visor::ui::ControlsPanel</name>
    <message>
        <source>Apply &amp;live</source>
        <translation>&amp;Live anwenden</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>A&amp;nwenden</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Groups of commands</source>
        <translation>Befehlsgruppen</translation>
    </message>
    <message>
        <source>A value goes to the instrument when it is entered. Without this, it waits for Apply.</source>
        <translation>Ein Wert geht bei der Eingabe an das Gerät. Ohne diese Option wartet er auf „Anwenden“.</translation>
    </message>
    <message>
        <source>Asks the instrument for every value shown here.</source>
        <translation>Fragt jeden hier gezeigten Wert beim Gerät ab.</translation>
    </message>
    <message>
        <source>Sends every edited value shown here.</source>
        <translation>Sendet jeden hier geänderten Wert.</translation>
    </message>
    <message>
        <source>Puts back what the instrument said last.</source>
        <translation>Stellt wieder her, was das Gerät zuletzt gemeldet hat.</translation>
    </message>
    <message>
        <source>The Terminal works without one, and so do raw captures.</source>
        <translation>Das Terminal funktioniert auch ohne Profil, ebenso Rohaufnahmen.</translation>
    </message>
    <message>
        <source>Forms appear here when the instrument is connected and a profile fits it.</source>
        <translation>Hier erscheinen Formulare, sobald das Gerät verbunden ist und ein Profil dazu passt.</translation>
    </message>
    <message>
        <source>There is no profile for this model.</source>
        <translation>Für dieses Modell gibt es kein Profil.</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Create a profile for this instrument</source>
        <translation>Profil für dieses Gerät erstellen</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Abläufe</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>Sweeps</translation>
    </message>
    <message>
        <source>Read &amp;Back</source>
        <translation>Zurüc&amp;klesen</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>Maker&apos;s software</source>
        <translation>Herstellersoftware</translation>
    </message>
</context>
<context>
    <name>visor::ui::CursorReadout</name>
    <message>
        <source>Cursor readout</source>
        <translation>Cursorwerte</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>1 / (B − A)</source>
        <translation>1 / (B − A)</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
</context>
<context>
    <name>visor::ui::DangerQuestion</name>
    <message>
        <source>Send “%1”?</source>
        <translation>„%1“ senden?</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Send “%1” to %2?</source>
        <translation>„%1“ an %2 senden?</translation>
    </message>
    <message>
        <source>Send “%1” to %2: %3?</source>
        <translation>„%1“ an %2 senden: %3?</translation>
    </message>
    <message>
        <source>It can do harm to what is connected.</source>
        <translation>Es kann Angeschlossenes beschädigen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::DifferenceDialog</name>
    <message>
        <source>Differences to the shipped profile</source>
        <translation>Unterschiede zum mitgelieferten Profil</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Your %1 against the shipped %2: %3 and %4.</source>
        <translation>Ihr %1 gegenüber dem mitgelieferten %2: %3 und %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n Zeile hinzugefügt</numerusform>
            <numerusform>%n Zeilen hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n Zeile entfernt</numerusform>
            <numerusform>%n Zeilen entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Your %1 and the shipped %2 are the same, line by line.</source>
        <translation>Ihr %1 und das mitgelieferte %2 sind Zeile für Zeile gleich.</translation>
    </message>
    <message>
        <source>They mean the same: only comments, order or spelling differ.</source>
        <translation>Sie bedeuten dasselbe: Nur Kommentare, Reihenfolge oder Schreibweise unterscheiden sich.</translation>
    </message>
    <message>
        <source>The text has errors, so that its parts cannot be compared.</source>
        <translation>Der Text enthält Fehler, daher lassen sich seine Teile nicht vergleichen.</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>&amp;Parts (%1)</source>
        <translation>&amp;Teile (%1)</translation>
    </message>
    <message>
        <source>Differences in meaning</source>
        <translation>Unterschiede in der Bedeutung</translation>
    </message>
    <message>
        <source>Comments and order do not count here.</source>
        <translation>Kommentare und Reihenfolge zählen hier nicht.</translation>
    </message>
</context>
<context>
    <name>visor::ui::DoctorDialog</name>
    <message>
        <source>Why does %1 not connect?</source>
        <translation>Warum lässt sich %1 nicht verbinden?</translation>
    </message>
    <message>
        <source>Why is the list empty?</source>
        <translation>Warum ist die Liste leer?</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Examine &amp;again</source>
        <translation>&amp;Erneut untersuchen</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Looking for the reason…</source>
        <translation>Ursache wird gesucht…</translation>
    </message>
    <message>
        <source>Stopped before the reason was found.</source>
        <translation>Angehalten, bevor die Ursache gefunden wurde.</translation>
    </message>
    <message>
        <source>Nothing wrong was found.</source>
        <translation>Es wurde kein Fehler gefunden.</translation>
    </message>
</context>
<context>
    <name>visor::ui::FieldState</name>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>as in instrument</source>
        <translation>wie im Gerät</translation>
    </message>
    <message>
        <source>edited, not sent</source>
        <translation>geändert, nicht gesendet</translation>
    </message>
    <message>
        <source>sending …</source>
        <translation>wird gesendet …</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>from before the break</source>
        <translation>von vor der Unterbrechung</translation>
    </message>
</context>
<context>
    <name>visor::ui::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächstes</translation>
    </message>
    <message>
        <source>Replaced: %1</source>
        <translation>Ersetzt: %1</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Matc&amp;h case</source>
        <translation>&amp;Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Previo&amp;us</source>
        <translation>&amp;Vorheriges</translation>
    </message>
    <message>
        <source>Re&amp;place</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>Repla&amp;ce All</source>
        <translation>&amp;Alle ersetzen</translation>
    </message>
</context>
<context>
    <name>visor::ui::FindingCard</name>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the command %1</source>
        <translation>Befehl %1 kopieren</translation>
    </message>
</context>
<context>
    <name>visor::ui::FormReader</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::InstrumentLink</name>
    <message>
        <source>No profile fits “%1”.</source>
        <translation>Kein Profil passt zu „%1“.</translation>
    </message>
    <message>
        <source>This is the profile that is being written.</source>
        <translation>Dies ist das Profil, das gerade geschrieben wird.</translation>
    </message>
    <message>
        <source>“%1” is under way: nothing else is set until it ends. Wait, or stop it.</source>
        <translation>„%1“ läuft: Bis zum Ende wird nichts anderes eingestellt. Warten oder stoppen.</translation>
    </message>
    <message>
        <source>Its answer to *IDN? is not readable text, so no profile fits it.</source>
        <translation>Seine Antwort auf *IDN? ist kein lesbarer Text, daher passt kein Profil.</translation>
    </message>
</context>
<context>
    <name>visor::ui::InstrumentsModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Simulated: no real instrument is behind it.</source>
        <translation>Simuliert: Dahinter steht kein echtes Gerät.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Instruments (%1)</source>
        <translation>Geräte (%1)</translation>
    </message>
    <message>
        <source>Simulated bench (%1)</source>
        <translation>Simulierter Messplatz (%1)</translation>
    </message>
    <message>
        <source>Simulated faults (%1)</source>
        <translation>Simulierte Störungen (%1)</translation>
    </message>
    <message>
        <source>Instruments found, added by hand or opened before</source>
        <translation>Gefundene, von Hand hinzugefügte oder früher geöffnete Geräte</translation>
    </message>
    <message>
        <source>Built-in simulated instruments, wired to one another; nothing real is touched</source>
        <translation>Eingebaute simulierte Geräte, miteinander verdrahtet; nichts Echtes wird berührt</translation>
    </message>
    <message>
        <source>Simulated instruments that misbehave on purpose</source>
        <translation>Simulierte Geräte, die sich absichtlich falsch verhalten</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>Noch nicht gesehen</translation>
    </message>
</context>
<context>
    <name>visor::ui::InstrumentsView</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the instruments</source>
        <translation>Geräte filtern</translation>
    </message>
    <message>
        <source>Add an instrument by its address</source>
        <translation>Gerät über seine Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>No instruments yet</source>
        <translation>Noch keine Geräte</translation>
    </message>
    <message>
        <source>Add one by its address, or try everything on the simulated bench.</source>
        <translation>Eines über seine Adresse hinzufügen oder alles am simulierten Messplatz ausprobieren.</translation>
    </message>
    <message>
        <source>Add an instrument</source>
        <translation>Gerät hinzufügen</translation>
    </message>
    <message>
        <source>Start the simulated bench</source>
        <translation>Simulierten Messplatz starten</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open by another &amp;route</source>
        <translation>Über anderen &amp;Weg öffnen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Copy &amp;resource string</source>
        <translation>&amp;Ressourcennamen kopieren</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>&amp;Add an instrument…</source>
        <translation>Gerät &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>Reihenfolge des Eintreffens</translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation>von Hand hinzugefügt</translation>
    </message>
    <message>
        <source>Why is it missing?</source>
        <translation>Warum fehlt es?</translation>
    </message>
    <message>
        <source>&amp;Why does it not connect?</source>
        <translation>&amp;Warum keine Verbindung?</translation>
    </message>
    <message>
        <source>Why is one &amp;missing?</source>
        <translation>Warum f&amp;ehlt eines?</translation>
    </message>
</context>
<context>
    <name>visor::ui::LineDifferenceView</name>
    <message>
        <source>Differences, line by line</source>
        <translation>Unterschiede, Zeile für Zeile</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
</context>
<context>
    <name>visor::ui::LockPanel</name>
    <message>
        <source>%1, since %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Wait at most</source>
        <translation>Höchstens warten</translation>
    </message>
    <message>
        <source>&amp;Take the lock</source>
        <translation>S&amp;perren</translation>
    </message>
    <message>
        <source>&amp;Give it back</source>
        <translation>&amp;Zurückgeben</translation>
    </message>
    <message>
        <source>Lea&amp;ve the line</source>
        <translation>&amp;Warteschlange verlassen</translation>
    </message>
    <message>
        <source>Lock of this instrument</source>
        <translation>Sperre dieses Geräts</translation>
    </message>
    <message>
        <source>Kind of lock</source>
        <translation>Art der Sperre</translation>
    </message>
    <message>
        <source>Exclusive</source>
        <translation>Exklusiv</translation>
    </message>
    <message>
        <source>Shared, with a key</source>
        <translation>Gemeinsam, mit Schlüssel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key of the shared lock</source>
        <translation>Schlüssel der gemeinsamen Sperre</translation>
    </message>
    <message>
        <source>Everybody who names the same key shares the instrument</source>
        <translation>Wer denselben Schlüssel angibt, verwendet das Gerät gemeinsam</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>Locked by you (%1).</source>
        <translation>Von Ihnen gesperrt (%1).</translation>
    </message>
    <message>
        <source>Locked by you (%1), since %2.</source>
        <translation>Von Ihnen gesperrt (%1), seit %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) share it.</source>
        <translation>
            <numerusform>%n weiterer Inhaber teilt die Sperre.</numerusform>
            <numerusform>%n weitere Inhaber teilen die Sperre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked by %1 (%2), since %3.</source>
        <translation>Gesperrt (%2) seit %3; Inhaber der Sperre: %1.</translation>
    </message>
    <message>
        <source>Locked by another client: not a Visor program of yours on this machine.</source>
        <translation>Durch einen anderen Client gesperrt: keines Ihrer Visor-Programme auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Nobody is known to hold a lock.</source>
        <translation>Es ist kein Inhaber einer Sperre bekannt.</translation>
    </message>
    <message>
        <source>&amp;Wait in line</source>
        <translation>In &amp;Warteschlange einreihen</translation>
    </message>
    <message>
        <source>Connect the instrument first</source>
        <translation>Zuerst das Gerät verbinden</translation>
    </message>
    <message>
        <source>%1 of %2 s</source>
        <translation>%1 von %2 s</translation>
    </message>
    <message>
        <source>You wait in line.</source>
        <translation>Sie warten in der Warteschlange.</translation>
    </message>
    <message>
        <source>In line: %1</source>
        <translation>In der Warteschlange: %1</translation>
    </message>
</context>
<context>
    <name>visor::ui::LocksModel</name>
    <message>
        <source>next; waits for another client</source>
        <translation>als Nächstes; wartet auf einen anderen Client</translation>
    </message>
    <message>
        <source>waits, place %1 (%2)</source>
        <translation>wartet, Platz %1 (%2)</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <translation>%1 (dieses Fenster)</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
</context>
<context>
    <name>visor::ui::LocksView</name>
    <message>
        <source>Give my locks back when unused for</source>
        <translation>Meine unbenutzten Sperren zurückgeben nach</translation>
    </message>
    <message>
        <source>&amp;Give it back</source>
        <translation>&amp;Zurückgeben</translation>
    </message>
    <message>
        <source>Locks on this machine</source>
        <translation>Sperren auf diesem Rechner</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>A lock of this window on an instrument that is not used for so long is given back, and the instrument&apos;s page says so</source>
        <translation>Eine Sperre dieses Fensters auf einem Gerät, das so lange nicht verwendet wird, wird zurückgegeben, und die Seite des Geräts meldet es</translation>
    </message>
    <message>
        <source>Locks cannot be shown</source>
        <translation>Sperren können nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Nothing is locked</source>
        <translation>Nichts ist gesperrt</translation>
    </message>
    <message>
        <source>Instruments locked by any of your Visor programs on this machine, and who waits for them, are listed here.</source>
        <translation>Hier stehen die Geräte, die eines Ihrer Visor-Programme auf diesem Rechner gesperrt hat, und wer auf sie wartet.</translation>
    </message>
</context>
<context>
    <name>visor::ui::MessageBanner</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
    <message>
        <source>Operation: %1</source>
        <translation>Vorgang: %1</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
</context>
<context>
    <name>visor::ui::PlotCanvas</name>
    <message>
        <source>Waveform plot</source>
        <translation>Kurvendiagramm</translation>
    </message>
</context>
<context>
    <name>visor::ui::PlotImage</name>
    <message>
        <source>There is no picture format for “%1”. Give the file one of these endings: .png .svg .pdf.</source>
        <translation>Für „%1“ gibt es kein Bildformat. Der Datei eine dieser Endungen geben: .png .svg .pdf.</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. Choose another folder or make room.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Anderen Ordner wählen oder Speicherplatz schaffen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProblemsList</name>
    <message>
        <source>Problems of the profile</source>
        <translation>Probleme des Profils</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Errors: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Warnings: %1</source>
        <translation>Warnungen: %1</translation>
    </message>
    <message>
        <source>Notes: %1</source>
        <translation>Hinweise: %1</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProfileEditor</name>
    <message>
        <source>&amp;Try</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>What is not saved cannot be kept for recovery.</source>
        <translation>Nicht Gespeichertes kann nicht zur Wiederherstellung aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The profile was not opened.</source>
        <translation>Das Profil wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>What was not saved last time is here again: %1.</source>
        <translation>Was zuletzt nicht gespeichert wurde, ist wieder da: %1.</translation>
    </message>
    <message>
        <source>Undo goes back to the saved text.</source>
        <translation>„Rückgängig“ führt zum gespeicherten Text zurück.</translation>
    </message>
    <message>
        <source>No profile is open</source>
        <translation>Kein Profil ist geöffnet</translation>
    </message>
    <message>
        <source>%1 •</source>
        <translation>%1 •</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>%1
Came with the program; saving makes a copy of your own.</source>
        <translation>%1
Mit dem Programm geliefert; beim Speichern entsteht eine eigene Kopie.</translation>
    </message>
    <message>
        <source>Nothing can be done about it automatically</source>
        <translation>Hierfür gibt es keine automatische Abhilfe</translation>
    </message>
    <message>
        <source>Replace your profile?</source>
        <translation>Ihr Profil ersetzen?</translation>
    </message>
    <message>
        <source>You have a profile %1 already.</source>
        <translation>Sie haben bereits ein Profil %1.</translation>
    </message>
    <message>
        <source>It is replaced by this text, or this text is saved under another name.</source>
        <translation>Es wird durch diesen Text ersetzt, oder dieser Text wird unter einem anderen Namen gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the profile as</source>
        <translation>Profil speichern unter</translation>
    </message>
    <message>
        <source>Profiles (*.yaml)</source>
        <translation>Profile (*.yaml)</translation>
    </message>
    <message>
        <source>The profile was not saved.</source>
        <translation>Das Profil wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save the profile?</source>
        <translation>Das Profil speichern?</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Nothing to rename here.</source>
        <translation>Hier gibt es nichts umzubenennen.</translation>
    </message>
    <message>
        <source>Put the cursor on the name of a command or parameter, or where it is used.</source>
        <translation>Den Cursor auf den Namen eines Befehls oder Parameters setzen oder dorthin, wo er verwendet wird.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name of “%1”, wherever it is used:</source>
        <translation>Neuer Name für „%1“, überall wo er verwendet wird:</translation>
    </message>
    <message>
        <source>“%1” was not renamed.</source>
        <translation>„%1“ wurde nicht umbenannt.</translation>
    </message>
    <message>
        <source>A text with errors is not formatted.</source>
        <translation>Ein Text mit Fehlern wird nicht formatiert.</translation>
    </message>
    <message>
        <source>There is nothing to compare.</source>
        <translation>Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>No profile of the name %1 came with the program.</source>
        <translation>Mit dem Programm wurde kein Profil namens %1 geliefert.</translation>
    </message>
    <message>
        <source>Previe&amp;w</source>
        <translation>Vorsc&amp;hau</translation>
    </message>
    <message>
        <source>Replace what somebody else has written?</source>
        <translation>Ersetzen, was jemand anderes geschrieben hat?</translation>
    </message>
    <message>
        <source>%1 was changed by another program since you opened it.</source>
        <translation>%1 wurde seit dem Öffnen von einem anderen Programm geändert.</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProfilePreview</name>
    <message>
        <source>&amp;Go to line %1</source>
        <translation>&amp;Zu Zeile %1</translation>
    </message>
    <message>
        <source>What has errors is left out of the form.</source>
        <translation>Was Fehler hat, fehlt im Formular.</translation>
    </message>
    <message>
        <source>The form is that of the last text without errors.</source>
        <translation>Das Formular zeigt den letzten Text ohne Fehler.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>No form yet</source>
        <translation>Noch kein Formular</translation>
    </message>
    <message>
        <source>Open a profile, or begin a new one.</source>
        <translation>Öffnen Sie ein Profil oder beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>It appears as soon as the text says what instrument it is for.</source>
        <translation>Es erscheint, sobald der Text sagt, für welches Gerät er ist.</translation>
    </message>
    <message>
        <source>The text has errors.</source>
        <translation>Der Text hat Fehler.</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProfileStore</name>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>“%1” is too long for a profile; choose another file.</source>
        <translation>„%1“ ist für ein Profil zu lang; eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. Save it in another place.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. An einem anderen Ort speichern.</translation>
    </message>
    <message>
        <source>“%1” came with the program and is not changed; save a copy under your profiles.</source>
        <translation>„%1“ wurde mit dem Programm geliefert und wird nicht geändert; eine Kopie unter den eigenen Profilen speichern.</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProfileText</name>
    <message>
        <source>Text of the profile</source>
        <translation>Text des Profils</translation>
    </message>
</context>
<context>
    <name>visor::ui::RawSourceBar</name>
    <message>
        <source>&amp;Query</source>
        <translation>Abfra&amp;ge</translation>
    </message>
    <message>
        <source>What the instrument answers with its data, such as :WAV:DATA? or CURV?</source>
        <translation>Was das Gerät mit seinen Daten beantwortet, etwa :WAV:DATA? oder CURV?</translation>
    </message>
    <message>
        <source>S&amp;amples</source>
        <translation>&amp;Abtastwerte</translation>
    </message>
    <message>
        <source>How a sample is stored</source>
        <translation>Wie ein Abtastwert gespeichert ist</translation>
    </message>
    <message>
        <source>Numbers as text</source>
        <translation>Zahlen als Text</translation>
    </message>
    <message>
        <source>Byte order</source>
        <translation>Bytereihenfolge</translation>
    </message>
    <message>
        <source>Which byte of a sample comes first</source>
        <translation>Welches Byte eines Abtastwerts zuerst kommt</translation>
    </message>
    <message>
        <source>Big-endian</source>
        <translation>Big-Endian</translation>
    </message>
    <message>
        <source>Little-endian</source>
        <translation>Little-Endian</translation>
    </message>
    <message>
        <source>Sca&amp;les</source>
        <translation>S&amp;kalierung</translation>
    </message>
    <message>
        <source>How samples become x and y, and their units</source>
        <translation>Wie aus Abtastwerten x und y werden, und ihre Einheiten</translation>
    </message>
    <message>
        <source>x of the first sample</source>
        <translation>x des ersten Abtastwerts</translation>
    </message>
    <message>
        <source>step of x</source>
        <translation>Schrittweite von x</translation>
    </message>
    <message>
        <source>unit of x</source>
        <translation>Einheit von x</translation>
    </message>
    <message>
        <source>scale of y</source>
        <translation>Skalierung von y</translation>
    </message>
    <message>
        <source>offset of y</source>
        <translation>Offset von y</translation>
    </message>
    <message>
        <source>unit of y</source>
        <translation>Einheit von y</translation>
    </message>
    <message>
        <source>y = sample × scale + offset</source>
        <translation>y = Abtastwert × Skalierung + Offset</translation>
    </message>
</context>
<context>
    <name>visor::ui::ReadingBar</name>
    <message>
        <source>Stop reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>What has been read stays; the rest is not asked for.</source>
        <translation>Was schon gelesen ist, bleibt; der Rest wird nicht abgefragt.</translation>
    </message>
    <message>
        <source>Progress of reading the values</source>
        <translation>Fortschritt beim Lesen der Werte</translation>
    </message>
    <message>
        <source>Reading value %1 of %2 …</source>
        <translation>Wert %1 von %2 wird gelesen …</translation>
    </message>
</context>
<context>
    <name>visor::ui::RecordingBar</name>
    <message>
        <source>Stop recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message numerus="yes">
        <source>Recording since %1: %n message(s)</source>
        <translation>
            <numerusform>Aufzeichnung seit %1: %n Nachricht</numerusform>
            <numerusform>Aufzeichnung seit %1: %n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording is full; what is done now is not in it.</source>
        <translation>Die Aufzeichnung ist voll; was jetzt geschieht, ist nicht mehr darin.</translation>
    </message>
</context>
<context>
    <name>visor::ui::RecordingDialog</name>
    <message>
        <source>Recording of %1</source>
        <translation>Aufzeichnung von %1</translation>
    </message>
    <message>
        <source>Command lines for a shell</source>
        <translation>Befehlszeilen für eine Shell</translation>
    </message>
    <message>
        <source>Python with PyVISA</source>
        <translation>Python mit PyVISA</translation>
    </message>
    <message>
        <source>SCPI messages</source>
        <translation>SCPI-Nachrichten</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Form</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing was done while it was recorded.</source>
        <translation>Während der Aufzeichnung wurde nichts ausgeführt.</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) cannot be written in this form; choose Python for all of them.</source>
        <translation>
            <numerusform>%n Vorgang lässt sich in dieser Form nicht schreiben; für alle Vorgänge Python wählen.</numerusform>
            <numerusform>%n Vorgänge lassen sich in dieser Form nicht schreiben; für alle Vorgänge Python wählen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save Recording</source>
        <translation>Aufzeichnung speichern</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>In %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Anderen Ordner wählen oder Speicherplatz schaffen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::ReservedKeys</name>
    <message>
        <source>%1 types text: add Ctrl or Alt, or take a function key.</source>
        <translation>%1 gibt Text ein: Strg oder Alt hinzunehmen oder eine Funktionstaste wählen.</translation>
    </message>
    <message>
        <source>%1 is needed in every field and dialog: choose another key.</source>
        <translation>%1 wird in jedem Feld und Dialog gebraucht: eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>%1 edits text in every field: choose another key.</source>
        <translation>%1 bearbeitet Text in jedem Feld: eine andere Taste wählen.</translation>
    </message>
    <message>
        <source>%1 may open a menu: Alt with a letter is kept for them. Choose another key.</source>
        <translation>%1 kann ein Menü öffnen: Alt mit einem Buchstaben ist dafür vorgesehen. Eine andere Taste wählen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::RunRow</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Values…</source>
        <translation>Werte …</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Result of %1</source>
        <translation>Ergebnis von %1</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>%1 ausführen</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 stoppen</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Werte von %1</translation>
    </message>
    <message>
        <source>What the last run brought, as a table to look at and to save</source>
        <translation>Was der letzte Lauf ergab, als Tabelle zum Ansehen und Speichern</translation>
    </message>
    <message>
        <source>waiting for its turn …</source>
        <translation>wartet, bis es an der Reihe ist …</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird gestoppt …</translation>
    </message>
</context>
<context>
    <name>visor::ui::SaveSetupDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save Setup</source>
        <translation>Setup speichern</translation>
    </message>
    <message>
        <source>What this setup is for</source>
        <translation>Wozu dieses Setup dient</translation>
    </message>
    <message>
        <source>Progress of reading the settings</source>
        <translation>Fortschritt beim Lesen der Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Setups (*.visor-setup.json)</source>
        <translation>Setups (*.visor-setup.json)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Reading how the instrument is set …</source>
        <translation>Die Einstellungen des Geräts werden gelesen …</translation>
    </message>
    <message>
        <source>This file is there already; saving replaces it.</source>
        <translation>Diese Datei ist schon vorhanden; beim Speichern wird sie ersetzt.</translation>
    </message>
    <message>
        <source>Connect the instrument to read its settings.</source>
        <translation>Das Gerät verbinden, um seine Einstellungen zu lesen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::SdkView</name>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>%1 (asynchronous)</source>
        <translation>%1 (asynchron)</translation>
    </message>
    <message>
        <source>Constructor arguments</source>
        <translation>Argumente des Konstruktors</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect arguments</source>
        <translation>Argumente beim Verbinden</translation>
    </message>
    <message>
        <source>Connect defaults</source>
        <translation>Standardwerte beim Verbinden</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Identity method</source>
        <translation>Methode für die Identität</translation>
    </message>
    <message>
        <source>Identity property</source>
        <translation>Eigenschaft für die Identität</translation>
    </message>
    <message>
        <source>Identity pattern</source>
        <translation>Muster für die Identität</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>liest %1</translation>
    </message>
    <message>
        <source>sets %1</source>
        <translation>setzt %1</translation>
    </message>
    <message>
        <source>takes the field %1 of the result</source>
        <translation>nimmt das Feld %1 des Ergebnisses</translation>
    </message>
    <message>
        <source>no method named</source>
        <translation>keine Methode genannt</translation>
    </message>
</context>
<context>
    <name>visor::ui::SearchStatus</name>
    <message>
        <source>Look for instruments again</source>
        <translation>Erneut nach Geräten suchen</translation>
    </message>
    <message>
        <source>Stop looking for instruments</source>
        <translation>Suche nach Geräten anhalten</translation>
    </message>
    <message>
        <source>Looking for instruments …</source>
        <translation>Geräte werden gesucht …</translation>
    </message>
    <message>
        <source>Watching what comes and goes</source>
        <translation>Es wird überwacht, was hinzukommt und verschwindet</translation>
    </message>
    <message>
        <source>Not looking for instruments</source>
        <translation>Es wird nicht nach Geräten gesucht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n ways of looking failed. %1</source>
        <translation>
            <numerusform>%n Suchweg ist fehlgeschlagen. %1</numerusform>
            <numerusform>%n Suchwege sind fehlgeschlagen. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::SequenceTask</name>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>stopped at step %1 of %2</source>
        <translation>bei Schritt %1 von %2 gestoppt</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
</context>
<context>
    <name>visor::ui::SetupLineText</name>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>the instrument made it %1</source>
        <translation>das Gerät hat %1 eingestellt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>The instrument is set as in the file.</source>
        <translation>Das Gerät ist eingestellt wie in der Datei.</translation>
    </message>
    <message>
        <source>The profile cannot set these any more: %1.</source>
        <translation>Das Profil kann diese nicht mehr einstellen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ.</source>
        <translation>
            <numerusform>%n Einstellung weicht ab.</numerusform>
            <numerusform>%n Einstellungen weichen ab.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are as in the file.</source>
        <translation>
            <numerusform>%n ist wie in der Datei.</numerusform>
            <numerusform>%n sind wie in der Datei.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::SetupModel</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>This can do harm, so it is not chosen by itself.</source>
        <translation>Dies kann Schaden anrichten und ist daher nicht von selbst ausgewählt.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>visor::ui::SourcePicker</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Capture %1</source>
        <translation>%1 aufnehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::SweepTask</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>check %1</source>
        <translation>Prüfung %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>fertig nach %1</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>The profile has no stop command: once started, only the instrument&apos;s front panel stops it.</source>
        <translation>Das Profil hat keinen Stoppbefehl: Einmal gestartet, hält ihn nur die Frontplatte des Geräts an.</translation>
    </message>
    <message>
        <source>Ramps at the given rate and follows it to its end. Stop sends %1.</source>
        <translation>Fährt mit der angegebenen Rate und verfolgt den Sweep bis zum Ende. Stopp sendet %1.</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>startet …</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>The instrument complains: %1, %2</source>
        <translation>Das Gerät meldet einen Fehler: %1, %2</translation>
    </message>
</context>
<context>
    <name>visor::ui::SwitchEditor</name>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>visor::ui::TerminalModel</name>
    <message>
        <source>waiting …</source>
        <translation>wartet …</translation>
    </message>
    <message>
        <source>The bytes of this reply are no longer kept.</source>
        <translation>Die Bytes dieser Antwort sind nicht mehr vorhanden.</translation>
    </message>
</context>
<context>
    <name>visor::ui::TerminalPanel</name>
    <message>
        <source>&amp;Query</source>
        <translation>Abf&amp;ragen</translation>
    </message>
    <message>
        <source>Wr&amp;ite</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Stopp (Esc)</translation>
    </message>
    <message>
        <source>Read &amp;errors after each command</source>
        <translation>&amp;Nach jedem Befehl Fehler lesen</translation>
    </message>
    <message>
        <source>Show the whole reply</source>
        <translation>Ganze Antwort zeigen</translation>
    </message>
    <message>
        <source>Commands and replies</source>
        <translation>Befehle und Antworten</translation>
    </message>
    <message>
        <source>The whole reply</source>
        <translation>Die ganze Antwort</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Save the reply to a file</source>
        <translation>Antwort in einer Datei speichern</translation>
    </message>
    <message>
        <source>Clear the terminal</source>
        <translation>Terminal leeren</translation>
    </message>
    <message>
        <source>Send the line and read the reply (Ctrl+Enter)</source>
        <translation>Zeile senden und die Antwort lesen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Send the line, expect no reply (Shift+Enter)</source>
        <translation>Zeile senden, keine Antwort erwarten (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Read a reply without sending anything</source>
        <translation>Eine Antwort lesen, ohne etwas zu senden</translation>
    </message>
    <message>
        <source>(read)</source>
        <translation>(lesen)</translation>
    </message>
    <message>
        <source>The reply was not saved.</source>
        <translation>Die Antwort wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>%1 saved.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Stopped; lines not sent: %1</source>
        <translation>Gestoppt; nicht gesendete Zeilen: %1</translation>
    </message>
    <message>
        <source>The error queue could not be read.</source>
        <translation>Der Fehlerspeicher konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Ask the instrument&apos;s error queue and show what it says under the command</source>
        <translation>Den Fehlerspeicher des Geräts abfragen und das Ergebnis unter dem Befehl zeigen</translation>
    </message>
    <message>
        <source>This instrument has no error queue</source>
        <translation>Dieses Gerät hat keinen Fehlerspeicher</translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>There is no reply to save.</source>
        <translation>Es gibt keine Antwort zum Speichern.</translation>
    </message>
    <message>
        <source>Send a query first, or choose a reply in the list.</source>
        <translation>Zuerst eine Abfrage senden oder eine Antwort in der Liste wählen.</translation>
    </message>
    <message>
        <source>Save the reply</source>
        <translation>Antwort speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Send a&amp;gain</source>
        <translation>Er&amp;neut senden</translation>
    </message>
    <message>
        <source>&amp;Save the reply…</source>
        <translation>Antwort &amp;speichern…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
</context>
<context>
    <name>visor::ui::TraceLegend</name>
    <message>
        <source>%1 (overload)</source>
        <translation>%1 (übersteuert)</translation>
    </message>
    <message>
        <source>%1 goes beyond the converter&apos;s range: choose a larger vertical scale. Click to show or hide it.</source>
        <translation>%1 überschreitet den Wandlerbereich: eine größere vertikale Skalierung wählen. Zum Ein- oder Ausblenden klicken.</translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show trace %1</source>
        <translation>Kurve %1 zeigen</translation>
    </message>
</context>
<context>
    <name>visor::ui::TraceModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>visor::ui::TraceView</name>
    <message>
        <source>Pause the display</source>
        <translation>Anzeige anhalten</translation>
    </message>
    <message>
        <source>Filter: words in any column</source>
        <translation>Filter: Wörter in beliebiger Spalte</translation>
    </message>
    <message>
        <source>Filter the trace</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>How times are shown</source>
        <translation>Darstellung der Zeiten</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Export as CSV or JSON Lines</source>
        <translation>Als CSV oder JSON Lines exportieren</translation>
    </message>
    <message>
        <source>Clear the display</source>
        <translation>Anzeige leeren</translation>
    </message>
    <message>
        <source>Messages to and from the instruments</source>
        <translation>Nachrichten an die und von den Geräten</translation>
    </message>
    <message>
        <source>Go on showing new rows</source>
        <translation>Neue Zeilen wieder zeigen</translation>
    </message>
    <message>
        <source>The trace was not exported.</source>
        <translation>Das Protokoll wurde nicht exportiert.</translation>
    </message>
    <message>
        <source>Rows exported: %1</source>
        <translation>Exportierte Zeilen: %1</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Zeilen: %1</translation>
    </message>
    <message>
        <source>Rows: %1 of %2</source>
        <translation>Zeilen: %1 von %2</translation>
    </message>
    <message>
        <source>Paused · %1</source>
        <translation>Angehalten · %1</translation>
    </message>
    <message>
        <source>Export the trace</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>CSV table (*.csv);;JSON Lines (*.jsonl)</source>
        <translation>CSV-Tabelle (*.csv);;JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy as c&amp;ommand</source>
        <translation>Als &amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>&amp;Zeiten</translation>
    </message>
    <message>
        <source>Time of &amp;day</source>
        <translation>&amp;Uhrzeit</translation>
    </message>
    <message>
        <source>Since the &amp;first row</source>
        <translation>Seit der &amp;ersten Zeile</translation>
    </message>
    <message>
        <source>Since the &amp;row before</source>
        <translation>Seit der &amp;vorigen Zeile</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the export; no file is left</source>
        <translation>Den Export abbrechen; es bleibt keine Datei zurück</translation>
    </message>
    <message>
        <source>Exporting the trace</source>
        <translation>Protokoll wird exportiert</translation>
    </message>
</context>
<context>
    <name>visor::ui::TryPanel</name>
    <message>
        <source>Instrument to try on</source>
        <translation>Gerät zum Testen</translation>
    </message>
    <message>
        <source>Command to try</source>
        <translation>Zu testender Befehl</translation>
    </message>
    <message>
        <source>What was sent and received</source>
        <translation>Gesendetes und Empfangenes</translation>
    </message>
    <message>
        <source>What goes out and what comes back is shown here.</source>
        <translation>Hier erscheint, was gesendet und was empfangen wird.</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>Simulated from this text</source>
        <translation>Aus diesem Text simuliert</translation>
    </message>
    <message>
        <source>Waiting …</source>
        <translation>Warten …</translation>
    </message>
    <message>
        <source>Failed   %1</source>
        <translation>Gescheitert %1</translation>
    </message>
    <message>
        <source>Sent     %1</source>
        <translation>Gesendet    %1</translation>
    </message>
    <message>
        <source>Preamble %1</source>
        <translation>Präambel    %1</translation>
    </message>
    <message>
        <source>Reply    %1</source>
        <translation>Antwort     %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Value    %1</source>
        <translation>Wert        %1</translation>
    </message>
    <message>
        <source>Took     %1</source>
        <translation>Dauer       %1</translation>
    </message>
    <message>
        <source>Error    %1, %2</source>
        <translation>Fehler      %1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The instrument complains: %1</source>
        <translation>Das Gerät meldet einen Fehler: %1</translation>
    </message>
    <message>
        <source>“%1” is no longer open; choose another instrument.</source>
        <translation>„%1“ ist nicht mehr offen; ein anderes Gerät wählen.</translation>
    </message>
    <message>
        <source>Rea&amp;d</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Co&amp;mmand</source>
        <translation>&amp;Befehl</translation>
    </message>
</context>
<context>
    <name>visor::ui::ValuesDialog</name>
    <message>
        <source>Values of %1</source>
        <translation>Werte von %1</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>Als CSV &amp;speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save Values</source>
        <translation>Werte speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation>CSV (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert unter %1.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Einen anderen Ordner wählen oder Platz schaffen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::WaveformPanel</name>
    <message>
        <source>&amp;Points</source>
        <translation>&amp;Punkte</translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation>E&amp;inzeln</translation>
    </message>
    <message>
        <source>C&amp;ontinuous</source>
        <translation>&amp;Laufend</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Points to read</source>
        <translation>Zu lesende Punkte</translation>
    </message>
    <message>
        <source>How many points to read at most, such as 1M or 20k</source>
        <translation>Höchstzahl der zu lesenden Punkte, etwa 1M oder 20k</translation>
    </message>
    <message>
        <source>Capture once</source>
        <translation>Einmal aufnehmen</translation>
    </message>
    <message>
        <source>Capture again and again (Space in the plot starts and stops)</source>
        <translation>Immer wieder aufnehmen (die Leertaste im Diagramm startet und stoppt)</translation>
    </message>
    <message>
        <source>Stop capturing</source>
        <translation>Aufnahme stoppen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Note kept with the capture</source>
        <translation>Notiz zur Aufnahme</translation>
    </message>
    <message>
        <source>Note, kept with every export</source>
        <translation>Notiz, wird mit jedem Export gespeichert</translation>
    </message>
    <message>
        <source>Nothing captured yet</source>
        <translation>Noch nichts aufgenommen</translation>
    </message>
    <message>
        <source>Choose the sources above and press Single, or Continuous for a live view.</source>
        <translation>Oben die Quellen wählen und „Einzeln“ drücken oder „Laufend“ für eine Live-Ansicht.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connect to the instrument, then capture its waveform here.</source>
        <translation>Das Gerät verbinden, dann hier seine Kurvenform aufnehmen.</translation>
    </message>
    <message>
        <source>No profile for this instrument</source>
        <translation>Kein Profil für dieses Gerät</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>read in %1</source>
        <translation>gelesen in %1</translation>
    </message>
    <message>
        <source>%1 captures/s</source>
        <translation>%1 Aufnahmen/s</translation>
    </message>
    <message>
        <source>“%1” is no number of points.</source>
        <translation>„%1“ ist keine Punktzahl.</translation>
    </message>
    <message>
        <source>Give a whole number such as 20000, 100k or 1M.</source>
        <translation>Eine ganze Zahl wie 20000, 100k oder 1M angeben.</translation>
    </message>
    <message>
        <source>Waiting for the instrument</source>
        <translation>Warten auf das Gerät</translation>
    </message>
    <message>
        <source>%1 of %2 points, %3</source>
        <translation>%1 von %2 Punkten, %3</translation>
    </message>
    <message>
        <source>The capture failed.</source>
        <translation>Die Aufnahme ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;All samples…</source>
        <translation>&amp;Alle Abtastwerte…</translation>
    </message>
    <message>
        <source>Samples in &amp;view…</source>
        <translation>Abtastwerte in der A&amp;nsicht…</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>&amp;Bild…</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Repeat last export</source>
        <translation>Letzten Export &amp;wiederholen</translation>
    </message>
    <message>
        <source>waveform</source>
        <translation>Kurvenform</translation>
    </message>
    <message>
        <source>Export all samples</source>
        <translation>Alle Abtastwerte exportieren</translation>
    </message>
    <message>
        <source>Export the samples in view</source>
        <translation>Abtastwerte in der Ansicht exportieren</translation>
    </message>
    <message>
        <source>Save a picture of the plot</source>
        <translation>Bild des Diagramms speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Seite (*.pdf)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>The export failed.</source>
        <translation>Der Export ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Save the data or a picture, or repeat the last export</source>
        <translation>Die Daten oder ein Bild speichern oder den letzten Export wiederholen</translation>
    </message>
    <message>
        <source>Visor does not know how this model sends its traces. Say above which query returns the data and what its samples are, then press Single. A profile with a waveform command does that for you.</source>
        <translation>Visor weiß nicht, wie dieses Modell seine Kurven sendet. Oben angeben, welche Abfrage die Daten liefert und wie die Abtastwerte gespeichert sind, dann „Einzeln“ drücken. Ein Profil mit einem Kurvenbefehl nimmt das ab.</translation>
    </message>
    <message>
        <source>The profile names no traces</source>
        <translation>Das Profil nennt keine Kurven</translation>
    </message>
    <message>
        <source>Say above which query returns the data and what its samples are, or use Controls and Terminal.</source>
        <translation>Oben angeben, welche Abfrage die Daten liefert und wie die Abtastwerte gespeichert sind, oder Bedienung und Terminal verwenden.</translation>
    </message>
    <message>
        <source>This cannot be captured.</source>
        <translation>Das lässt sich nicht aufnehmen.</translation>
    </message>
</context>
<context>
    <name>visor::ui::WaveformPlot</name>
    <message>
        <source>Nothing captured yet</source>
        <translation>Noch nichts aufgenommen</translation>
    </message>
    <message>
        <source>Choose a source above and press Single.</source>
        <translation>Oben eine Quelle wählen und „Einzeln“ drücken.</translation>
    </message>
    <message>
        <source>Value under the pointer</source>
        <translation>Wert unter dem Zeiger</translation>
    </message>
    <message>
        <source>Cursors</source>
        <translation>Cursor</translation>
    </message>
    <message>
        <source>Two x cursors (C). Drag them, or grab one with 1 or 2 and nudge it with the arrow keys.</source>
        <translation>Zwei x-Cursor (C). Ziehen oder mit 1 oder 2 auswählen und mit den Pfeiltasten verschieben.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in (+). The wheel zooms at the pointer; drag with the right button for a box.</source>
        <translation>Vergrößern (+). Das Mausrad zoomt am Zeiger; mit der rechten Taste einen Rahmen ziehen.</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>Vorherige Ansicht</translation>
    </message>
    <message>
        <source>Previous view (Backspace)</source>
        <translation>Vorherige Ansicht (Rücktaste)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything (F or double click)</source>
        <translation>Alles zeigen (F oder Doppelklick)</translation>
    </message>
    <message>
        <source>%1, %2 points each</source>
        <translation>%1, je %2 Punkte</translation>
    </message>
    <message>
        <source>    %1: %2</source>
        <translation>    %1: %2</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>kein Messwert</translation>
    </message>
    <message>
        <source>All of it is in view</source>
        <translation>Alles ist in der Ansicht</translation>
    </message>
    <message>
        <source>Zoomed: F shows everything</source>
        <translation>Vergrößert: F zeigt alles</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>Nächste Ansicht</translation>
    </message>
    <message>
        <source>Next view (Shift+Backspace)</source>
        <translation>Nächste Ansicht (Umschalt+Rücktaste)</translation>
    </message>
</context>
<context>
    <name>visor::usbtmc::Error</name>
    <message>
        <source>%1 refused the message; clear the instrument and check the command.</source>
        <translation>%1 hat die Nachricht abgewiesen; Device Clear ausführen und den Befehl prüfen.</translation>
    </message>
    <message>
        <source>%1 broke off its answer; try again, and clear the instrument if it goes on.</source>
        <translation>%1 hat die Antwort abgebrochen; erneut versuchen und, wenn es so bleibt, Device Clear ausführen.</translation>
    </message>
    <message>
        <source>%1 could not be cleared; switch it off and on again.</source>
        <translation>Device Clear an %1 konnte nicht ausgeführt werden; das Gerät aus- und wieder einschalten.</translation>
    </message>
    <message>
        <source>%1 could not carry this out; try again, or clear the instrument.</source>
        <translation>%1 konnte dies nicht ausführen; erneut versuchen oder Device Clear ausführen.</translation>
    </message>
    <message>
        <source>You may not use the USB instrument %1: install the udev rule %2, then plug the instrument in again.</source>
        <translation>Für das USB-Gerät %1 fehlt die Berechtigung: die udev-Regel %2 installieren, dann das Gerät neu einstecken.</translation>
    </message>
    <message>
        <source>Another program or window has the USB instrument %1 open; close it there first.</source>
        <translation>Ein anderes Programm oder Fenster hat das USB-Gerät %1 geöffnet; es zuerst dort schließen.</translation>
    </message>
    <message>
        <source>The USB instrument %1 is gone: unplugged, switched off or restarted; check the cable and connect again.</source>
        <translation>Das USB-Gerät %1 ist verschwunden: abgezogen, ausgeschaltet oder neu gestartet; das Kabel prüfen und erneut verbinden.</translation>
    </message>
    <message>
        <source>There is no USB instrument %1; check that it is switched on and plugged in.</source>
        <translation>Ein USB-Gerät %1 gibt es nicht; prüfen, ob es eingeschaltet und eingesteckt ist.</translation>
    </message>
    <message>
        <source>The USB instrument %1 refuses this request.</source>
        <translation>Das USB-Gerät %1 weist diese Anforderung ab.</translation>
    </message>
    <message>
        <source>The system has no memory left for USB transfers; close other programs.</source>
        <translation>Das System hat keinen Speicher mehr für USB-Übertragungen; andere Programme schließen.</translation>
    </message>
    <message>
        <source>The USB connection to %1 failed; plug the instrument in again, at another port or without a hub.</source>
        <translation>Die USB-Verbindung zu %1 ist fehlgeschlagen; das Gerät neu einstecken, an einem anderen Anschluss oder ohne Hub.</translation>
    </message>
    <message>
        <source>%1 sent an answer that USBTMC does not allow; try again, and clear the instrument if it goes on.</source>
        <translation>%1 hat eine Antwort gesendet, die USBTMC nicht erlaubt; erneut versuchen und, wenn es so bleibt, Device Clear ausführen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check the command or allow more time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet; den Befehl prüfen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>This computer&apos;s USB cannot be used; check that /dev/bus/usb and /sys are there.</source>
        <translation>USB ist auf diesem Rechner nicht verwendbar; prüfen, ob /dev/bus/usb und /sys vorhanden sind.</translation>
    </message>
    <message>
        <source>The list of USB devices cannot be read; check that /dev/bus/usb and /sys are there.</source>
        <translation>Die Liste der USB-Geräte kann nicht gelesen werden; prüfen, ob /dev/bus/usb und /sys vorhanden sind.</translation>
    </message>
    <message>
        <source>This system does not tell when USB instruments are plugged in; look for them again by hand.</source>
        <translation>Dieses System meldet nicht, wenn USB-Geräte eingesteckt werden; von Hand erneut nach ihnen suchen.</translation>
    </message>
    <message>
        <source>USB bus %1, device %2</source>
        <translation>USB-Bus %1, Gerät %2</translation>
    </message>
    <message>
        <source>%1 is not a USBTMC instrument.</source>
        <translation>%1 ist kein USBTMC-Gerät.</translation>
    </message>
    <message>
        <source>%1 takes no trigger over USB; send the command *TRG instead.</source>
        <translation>%1 nimmt über USB keinen Trigger an; stattdessen den Befehl *TRG senden.</translation>
    </message>
    <message>
        <source>%1 has no status byte on USB; send the query *STB? instead.</source>
        <translation>%1 hat über USB kein Statusbyte; stattdessen die Abfrage *STB? senden.</translation>
    </message>
    <message>
        <source>%1 could not tell its status byte; try again.</source>
        <translation>%1 konnte sein Statusbyte nicht mitteilen; erneut versuchen.</translation>
    </message>
    <message>
        <source>USB has no locks: an open instrument is closed to every other program anyway.</source>
        <translation>USB kennt keine Sperren: Ein geöffnetes Gerät ist ohnehin für jedes andere Programm unzugänglich.</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>Diese Sitzung hält keine Sperre.</translation>
    </message>
    <message>
        <source>%1 cannot be switched between remote and local over USB; use its front panel or a command.</source>
        <translation>%1 lässt sich über USB nicht zwischen Fern- und Vor-Ort-Bedienung umschalten; die Frontplatte oder einen Befehl verwenden.</translation>
    </message>
    <message>
        <source>There is no such remote mode.</source>
        <translation>Einen solchen Fernbedienungsmodus gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 sends no service requests over USB; ask for the status byte instead.</source>
        <translation>%1 sendet über USB keine Bedienungsanforderungen; stattdessen das Statusbyte abfragen.</translation>
    </message>
    <message>
        <source>%1 has no light that USB could switch on.</source>
        <translation>%1 hat keine Leuchte, die sich über USB einschalten ließe.</translation>
    </message>
    <message>
        <source>%1 has the USB instrument %2 open, as %3; close it there first.</source>
        <translation>%1 hat das USB-Gerät %2 als %3 geöffnet; es zuerst dort schließen.</translation>
    </message>
</context>
<context>
    <name>visor::usbtmc::QuirkTable</name>
    <message>
        <source>An entry of the USB quirk table needs a vendor id.</source>
        <translation>Ein Eintrag der USB-Quirk-Tabelle braucht eine Hersteller-ID.</translation>
    </message>
    <message>
        <source>“%1” is not a USB quirk.</source>
        <translation>„%1“ ist kein USB-Quirk.</translation>
    </message>
    <message>
        <source>The USB quirk table is not a list.</source>
        <translation>Die USB-Quirk-Tabelle ist keine Liste.</translation>
    </message>
    <message>
        <source>The USB quirk table cannot be used: line %1: %2</source>
        <translation>Die USB-Quirk-Tabelle ist nicht verwendbar: Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>visor::usbtmc::UsbExaminer</name>
    <message>
        <source>You may not use the USB instrument %1.</source>
        <translation>Keine Berechtigung für das USB-Gerät %1.</translation>
    </message>
    <message>
        <source>The udev rule for instruments is installed, but does not count for it yet, or you are not at this machine&apos;s screen.</source>
        <translation>Die udev-Regel für Messgeräte ist installiert, gilt aber für dieses Gerät noch nicht, oder die Anmeldung besteht nicht am Bildschirm dieses Rechners.</translation>
    </message>
    <message>
        <source>Unplug the instrument and plug it in again; from afar, join the group plugdev and log in again.</source>
        <translation>Das Gerät abziehen und wieder einstecken; bei Fernzugriff der Gruppe plugdev beitreten und sich neu anmelden.</translation>
    </message>
    <message>
        <source>The system keeps USB devices for root unless a udev rule says otherwise, and Visor&apos;s rule is not installed.</source>
        <translation>Das System behält USB-Geräte root vor, sofern keine udev-Regel etwas anderes bestimmt, und die Regel von Visor ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install the rule with these two commands, then plug the instrument in again.</source>
        <translation>Die Regel mit diesen beiden Befehlen installieren, dann das Gerät erneut einstecken.</translation>
    </message>
    <message>
        <source>The USB instrument %1 is there, and you may use it.</source>
        <translation>Das USB-Gerät %1 ist vorhanden und darf verwendet werden.</translation>
    </message>
    <message>
        <source>No USB instrument is plugged in, and Visor&apos;s udev rule is not installed.</source>
        <translation>Es ist kein USB-Messgerät eingesteckt, und die udev-Regel von Visor ist nicht installiert.</translation>
    </message>
    <message>
        <source>Without it, the system keeps USB instruments for root.</source>
        <translation>Ohne sie behält das System USB-Messgeräte root vor.</translation>
    </message>
    <message>
        <source>Before you plug one in:</source>
        <translation>Vor dem Einstecken eines Geräts:</translation>
    </message>
    <message>
        <source>An instrument of that model is plugged in, but with the serial number %1.</source>
        <translation>Ein Gerät dieses Modells ist eingesteckt, aber mit der Seriennummer %1.</translation>
    </message>
    <message>
        <source>If it is the one you mean, use its name.</source>
        <translation>Wenn dieses gemeint ist, seinen Namen verwenden.</translation>
    </message>
    <message>
        <source>%1 is not plugged in.</source>
        <translation>%1 ist nicht eingesteckt.</translation>
    </message>
    <message>
        <source>No USB instrument is there at all.</source>
        <translation>Es ist überhaupt kein USB-Messgerät vorhanden.</translation>
    </message>
    <message>
        <source>These are there: %1.</source>
        <translation>Vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>Check power and cable (some carry power only), plug it in without a hub, and look for its USB setting: “device”, not “host”.</source>
        <translation>Stromversorgung und Kabel prüfen (manche Kabel führen nur Strom), das Gerät ohne Hub einstecken und seine USB-Einstellung prüfen: „device“, nicht „host“.</translation>
    </message>
    <message>
        <source>%1 is plugged in.</source>
        <translation>%1 ist eingesteckt.</translation>
    </message>
    <message>
        <source>Another program or window has %1 open.</source>
        <translation>Ein anderes Programm oder Fenster hat %1 geöffnet.</translation>
    </message>
    <message>
        <source>%1 has %2 open.</source>
        <translation>%1 hat %2 geöffnet.</translation>
    </message>
    <message>
        <source>A USB instrument is used by one program at a time.</source>
        <translation>Ein USB-Messgerät wird immer nur von einem Programm verwendet.</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>Es zuerst dort schließen.</translation>
    </message>
    <message>
        <source>%1 is plugged in, but not as an instrument.</source>
        <translation>%1 ist eingesteckt, aber nicht als Messgerät.</translation>
    </message>
    <message>
        <source>It offers no USBTMC interface: it is set to another mode, such as printer or storage.</source>
        <translation>Es bietet keine USBTMC-Schnittstelle: Es ist auf eine andere Betriebsart eingestellt, etwa Drucker oder Speicher.</translation>
    </message>
    <message>
        <source>Choose “USBTMC”, “Computer” or “SCPI” in its USB settings.</source>
        <translation>In den USB-Einstellungen des Geräts „USBTMC“, „Computer“ oder „SCPI“ wählen.</translation>
    </message>
    <message>
        <source>Unplug the instrument and plug it in again, without a hub.</source>
        <translation>Das Gerät abziehen und ohne Hub wieder einstecken.</translation>
    </message>
</context>
<context>
    <name>visor::usbtmc::UsbFinder</name>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
</context>
<context>
    <name>visor::vicp::ErrorText</name>
    <message>
        <source>The other end does not speak VICP or lost its place in a message; open it again, or try VXI-11 or a raw socket.</source>
        <translation>Die Gegenstelle spricht kein VICP oder hat innerhalb einer Nachricht den Anschluss verloren; erneut öffnen oder VXI-11 oder einen Raw-Socket versuchen.</translation>
    </message>
    <message>
        <source>%1 was closed after an error in the protocol; open it again.</source>
        <translation>%1 wurde nach einem Protokollfehler geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>The instrument closed the connection; open it again.</source>
        <translation>Das Gerät hat die Verbindung geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The instrument did not answer in time; check the command or allow more time.</source>
        <translation>Das Gerät hat nicht rechtzeitig geantwortet; den Befehl prüfen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>%1 takes commands over %2 only; on the oscilloscope set Utilities &gt; Utilities Setup &gt; Remote &gt; Control from to TCPIP (VICP), then open it again.</source>
        <translation>%1 nimmt Befehle nur über %2 an; am Oszilloskop Utilities &gt; Utilities Setup &gt; Remote &gt; Control from auf TCPIP (VICP) stellen, dann erneut öffnen.</translation>
    </message>
    <message>
        <source>VICP has no locks; open the instrument over VXI-11 or HiSLIP if it has them.</source>
        <translation>VICP kennt keine Sperren; das Gerät über VXI-11 oder HiSLIP öffnen, wenn es diese hat.</translation>
    </message>
    <message>
        <source>%1 is in the middle of a message; send its end before asking for the status byte.</source>
        <translation>%1 ist mitten in einer Nachricht; vor der Abfrage des Statusbytes deren Ende senden.</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>Diese Sitzung hält keine Sperre.</translation>
    </message>
    <message>
        <source>%1 is no VICP resource.</source>
        <translation>%1 ist keine VICP-Ressource.</translation>
    </message>
    <message>
        <source>%1 refused the connection; close other programs that use the oscilloscope, and check that its remote control is set to TCPIP (VICP).</source>
        <translation>%1 hat die Verbindung abgewiesen; andere Programme schließen, die das Oszilloskop verwenden, und prüfen, ob seine Fernbedienung auf TCPIP (VICP) gestellt ist.</translation>
    </message>
</context>
<context>
    <name>visor::vicp::VicpExaminer</name>
    <message>
        <source>VICP, remote control set to TCPIP</source>
        <translation>VICP, Fernbedienung auf TCPIP gestellt</translation>
    </message>
    <message>
        <source>What listens on port %1 of %2 does not speak VICP.</source>
        <translation>Was auf Port %1 von %2 lauscht, spricht kein VICP.</translation>
    </message>
    <message>
        <source>Set the oscilloscope&apos;s remote control to TCPIP (VICP), or use VXI-11 (LXI).</source>
        <translation>Die Fernbedienung des Oszilloskops auf TCPIP (VICP) stellen oder VXI-11 (LXI) verwenden.</translation>
    </message>
    <message>
        <source>Choose TCPIP (VICP) as its remote control, or use VXI-11 (LXI).</source>
        <translation>Als Fernbedienung des Geräts TCPIP (VICP) wählen oder VXI-11 (LXI) verwenden.</translation>
    </message>
    <message>
        <source>%1 accepts the connection but does not answer.</source>
        <translation>%1 nimmt die Verbindung an, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>The oscilloscope serves one client at a time; another one, or a connection that was never closed, keeps it.</source>
        <translation>Das Oszilloskop bedient nur einen Client zur selben Zeit; ein anderer oder eine nie geschlossene Verbindung belegt es.</translation>
    </message>
    <message>
        <source>Close other programs that use it, then switch its remote interface off and on (its web page can do that too).</source>
        <translation>Andere Programme schließen, die es verwenden, dann seine Fernbedienungsschnittstelle aus- und wieder einschalten (auch über seine Webseite möglich).</translation>
    </message>
</context>
<context>
    <name>visor::visa::Attribute</name>
    <message>
        <source>%1 cannot have that value; it takes %2 to %3.</source>
        <translation>%1 kann diesen Wert nicht haben; möglich ist %2 bis %3.</translation>
    </message>
    <message>
        <source>A %1 resource has no attribute %2.</source>
        <translation>Eine Ressource vom Typ %1 hat kein Attribut %2.</translation>
    </message>
    <message>
        <source>%1 can only be read.</source>
        <translation>%1 kann nur gelesen werden.</translation>
    </message>
</context>
<context>
    <name>visor::visa::LockArbiter</name>
    <message>
        <source>An exclusive lock takes no key; leave it out.</source>
        <translation>Eine exklusive Sperre hat keinen Schlüssel; ihn weglassen.</translation>
    </message>
    <message>
        <source>A shared lock needs a key of 1 to %1 characters; give the same key on every session that shares it.</source>
        <translation>Eine gemeinsame Sperre braucht einen Schlüssel mit 1 bis %1 Zeichen; in jeder beteiligten Sitzung denselben Schlüssel angeben.</translation>
    </message>
    <message>
        <source>This session holds a lock already; unlock it before asking again.</source>
        <translation>Diese Sitzung hält bereits eine Sperre; sie vor einer neuen Anforderung aufheben.</translation>
    </message>
    <message>
        <source>This session holds no lock; there is nothing to unlock.</source>
        <translation>Diese Sitzung hält keine Sperre; es gibt nichts aufzuheben.</translation>
    </message>
    <message>
        <source>Waiting for the lock was cancelled.</source>
        <translation>Das Warten auf die Sperre wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The instrument is locked by another session; try again when it is free.</source>
        <translation>Das Gerät ist durch eine andere Sitzung gesperrt; nach der Freigabe erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>visor::visa::ResourceExpression</name>
    <message>
        <source>“&amp;&amp;” or “||” is expected</source>
        <translation>„&amp;&amp;“ oder „||“ wird erwartet</translation>
    </message>
    <message>
        <source>groups are nested too deeply</source>
        <translation>Gruppen sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>“)” is expected</source>
        <translation>„)“ wird erwartet</translation>
    </message>
    <message>
        <source>an attribute such as VI_ATTR_INTF_TYPE is expected</source>
        <translation>ein Attribut wie VI_ATTR_INTF_TYPE wird erwartet</translation>
    </message>
    <message>
        <source>there is no attribute “%1”</source>
        <translation>ein Attribut „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>==, !=, &lt;, &gt;, &lt;= or &gt;= is expected</source>
        <translation>==, !=, &lt;, &gt;, &lt;= oder &gt;= wird erwartet</translation>
    </message>
    <message>
        <source>the string is not closed</source>
        <translation>die Zeichenkette ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a number is expected for this attribute</source>
        <translation>für dieses Attribut wird eine Zahl erwartet</translation>
    </message>
    <message>
        <source>a string in quotes is expected for this attribute</source>
        <translation>für dieses Attribut wird eine Zeichenkette in Anführungszeichen erwartet</translation>
    </message>
    <message>
        <source>a number is expected</source>
        <translation>eine Zahl wird erwartet</translation>
    </message>
    <message>
        <source>an expression such as ?*::INSTR is expected</source>
        <translation>ein Ausdruck wie ?*::INSTR wird erwartet</translation>
    </message>
    <message>
        <source>“}” is expected at the end</source>
        <translation>„}“ wird am Ende erwartet</translation>
    </message>
    <message>
        <source>“%1” is not a search expression: at character %2, %3.</source>
        <translation>„%1“ ist kein Suchausdruck; bei Zeichen %2: %3.</translation>
    </message>
    <message>
        <source>the expression is too long</source>
        <translation>der Ausdruck ist zu lang</translation>
    </message>
    <message>
        <source>“)” has no “(” before it</source>
        <translation>vor „)“ steht kein „(“</translation>
    </message>
    <message>
        <source>“%1” has nothing before it to repeat</source>
        <translation>vor „%1“ steht nichts, was sich wiederholen lässt</translation>
    </message>
    <message>
        <source>“]” has no “[” before it</source>
        <translation>vor „]“ steht kein „[“</translation>
    </message>
    <message>
        <source>a character must follow “\”</source>
        <translation>auf „\“ muss ein Zeichen folgen</translation>
    </message>
    <message>
        <source>“(” is not closed</source>
        <translation>„(“ ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the range “%1-%2” runs backwards</source>
        <translation>der Bereich „%1-%2“ läuft rückwärts</translation>
    </message>
    <message>
        <source>“[” is not closed</source>
        <translation>„[“ ist nicht geschlossen</translation>
    </message>
    <message>
        <source>“[ ]” needs a character in it</source>
        <translation>in „[ ]“ muss ein Zeichen stehen</translation>
    </message>
</context>
<context>
    <name>visor::visa::ResourceName</name>
    <message>
        <source>%1 is not a resource name: at character %2 there should be %3.</source>
        <translation>%1 ist kein Ressourcenname: An Zeichen %2 wird erwartet: %3.</translation>
    </message>
    <message>
        <source>a port from 1 to 65535</source>
        <translation>ein Port von 1 bis 65535</translation>
    </message>
    <message>
        <source>an interface such as TCPIP0, USB0, ASRL, GPIB0 or VICP</source>
        <translation>eine Schnittstelle wie TCPIP0, USB0, ASRL, GPIB0 oder VICP</translation>
    </message>
    <message>
        <source>a serial port such as 1, COM3 or /dev/ttyUSB0</source>
        <translation>eine serielle Schnittstelle wie 1, COM3 oder /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>a board number from 0 to 65535</source>
        <translation>eine Board-Nummer von 0 bis 65535</translation>
    </message>
    <message>
        <source>“::”</source>
        <translation>„::“</translation>
    </message>
    <message>
        <source>the name of a credential before “@”</source>
        <translation>der Name eines Zugangs vor „@“</translation>
    </message>
    <message>
        <source>“]” after the IPv6 address</source>
        <translation>„]“ nach der IPv6-Adresse</translation>
    </message>
    <message>
        <source>an IPv6 address</source>
        <translation>eine IPv6-Adresse</translation>
    </message>
    <message>
        <source>a host name or address (an IPv6 address stands in [ ])</source>
        <translation>ein Hostname oder eine Adresse (eine IPv6-Adresse steht in [ ])</translation>
    </message>
    <message>
        <source>a host name or address</source>
        <translation>ein Hostname oder eine Adresse</translation>
    </message>
    <message>
        <source>“::” and a host name or address</source>
        <translation>„::“ und ein Hostname oder eine Adresse</translation>
    </message>
    <message>
        <source>a host without a port: a secure session is HiSLIP (hislip0,PORT)</source>
        <translation>ein Host ohne Port: eine sichere Sitzung ist HiSLIP (hislip0,PORT)</translation>
    </message>
    <message>
        <source>a LAN device name such as inst0 or hislip0</source>
        <translation>ein LAN-Gerätename wie inst0 oder hislip0</translation>
    </message>
    <message>
        <source>a LAN device name such as inst0 or hislip0 (a port goes with SOCKET)</source>
        <translation>ein LAN-Gerätename wie inst0 oder hislip0 (ein Port gehört zu SOCKET)</translation>
    </message>
    <message>
        <source>“::SOCKET” after a port</source>
        <translation>„::SOCKET“ nach einem Port</translation>
    </message>
    <message>
        <source>INSTR or SOCKET</source>
        <translation>INSTR oder SOCKET</translation>
    </message>
    <message>
        <source>INSTR</source>
        <translation>INSTR</translation>
    </message>
    <message>
        <source>a host without a port (HiSLIP&apos;s port follows the device: hislip0,4880)</source>
        <translation>ein Host ohne Port (der HiSLIP-Port folgt auf das Gerät: hislip0,4880)</translation>
    </message>
    <message>
        <source>a HiSLIP device such as hislip0 (credentials need HiSLIP)</source>
        <translation>ein HiSLIP-Gerät wie hislip0 (Zugangsdaten brauchen HiSLIP)</translation>
    </message>
    <message>
        <source>a vendor id such as 0x1AB1</source>
        <translation>eine Hersteller-ID wie 0x1AB1</translation>
    </message>
    <message>
        <source>a product id such as 0x04CE</source>
        <translation>eine Produkt-ID wie 0x04CE</translation>
    </message>
    <message>
        <source>“::” and a vendor id such as 0x1AB1</source>
        <translation>„::“ und eine Hersteller-ID wie 0x1AB1</translation>
    </message>
    <message>
        <source>“::” and a product id such as 0x04CE</source>
        <translation>„::“ und eine Produkt-ID wie 0x04CE</translation>
    </message>
    <message>
        <source>“::” and a serial number</source>
        <translation>„::“ und eine Seriennummer</translation>
    </message>
    <message>
        <source>a serial number</source>
        <translation>eine Seriennummer</translation>
    </message>
    <message>
        <source>an interface number from 0 to 255, INSTR or RAW</source>
        <translation>eine Schnittstellennummer von 0 bis 255, INSTR oder RAW</translation>
    </message>
    <message>
        <source>INSTR or RAW</source>
        <translation>INSTR oder RAW</translation>
    </message>
    <message>
        <source>a primary address from 0 to 30, or INTFC</source>
        <translation>eine Primäradresse von 0 bis 30 oder INTFC</translation>
    </message>
    <message>
        <source>“::” and a primary address from 0 to 30</source>
        <translation>„::“ und eine Primäradresse von 0 bis 30</translation>
    </message>
    <message>
        <source>a secondary address from 0 to 30, or INSTR</source>
        <translation>eine Sekundäradresse von 0 bis 30 oder INSTR</translation>
    </message>
    <message>
        <source>an address, MEMACC, BACKPLANE or SERVANT</source>
        <translation>eine Adresse, MEMACC, BACKPLANE oder SERVANT</translation>
    </message>
    <message>
        <source>“::” and a serial port such as /dev/ttyUSB0</source>
        <translation>„::“ und eine serielle Schnittstelle wie /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>“::INTFC”</source>
        <translation>„::INTFC“</translation>
    </message>
    <message>
        <source>a serial port such as /dev/ttyUSB0</source>
        <translation>eine serielle Schnittstelle wie /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>a unit from 0 to 255</source>
        <translation>eine Gerätenummer von 0 bis 255</translation>
    </message>
    <message>
        <source>a unit from 1 to 247</source>
        <translation>eine Gerätenummer von 1 bis 247</translation>
    </message>
    <message>
        <source>“::” and a unit from 1 to 247</source>
        <translation>„::“ und eine Gerätenummer von 1 bis 247</translation>
    </message>
    <message>
        <source>socketcan, virtualcan, peakcan, tinycan, vectorcan or passthrucan</source>
        <translation>socketcan, virtualcan, peakcan, tinycan, vectorcan oder passthrucan</translation>
    </message>
    <message>
        <source>“::” and an interface such as can0</source>
        <translation>„::“ und eine Schnittstelle wie can0</translation>
    </message>
    <message>
        <source>an interface such as can0</source>
        <translation>eine Schnittstelle wie can0</translation>
    </message>
    <message>
        <source>an identifier up to 0x1FFFFFFF</source>
        <translation>eine Kennung bis 0x1FFFFFFF</translation>
    </message>
    <message>
        <source>INSTR (TCPIPS is HiSLIP; raw sockets have no TLS)</source>
        <translation>INSTR (TCPIPS ist HiSLIP; Raw-Sockets haben kein TLS)</translation>
    </message>
    <message>
        <source>a HiSLIP device such as hislip0 (TCPIPS is HiSLIP with TLS)</source>
        <translation>ein HiSLIP-Gerät wie hislip0 (TCPIPS ist HiSLIP mit TLS)</translation>
    </message>
</context>
<context>
    <name>visor::visa::Status</name>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>The event was enabled already.</source>
        <translation>Das Ereignis war bereits eingeschaltet.</translation>
    </message>
    <message>
        <source>The event was disabled already.</source>
        <translation>Das Ereignis war bereits abgeschaltet.</translation>
    </message>
    <message>
        <source>The event queue was empty already.</source>
        <translation>Die Ereigniswarteschlange war bereits leer.</translation>
    </message>
    <message>
        <source>The termination character ended the reply.</source>
        <translation>Das Abschlusszeichen hat die Antwort beendet.</translation>
    </message>
    <message>
        <source>The buffer is full; the reply goes on.</source>
        <translation>Der Puffer ist voll; die Antwort geht weiter.</translation>
    </message>
    <message>
        <source>The event queue overflowed; events were lost.</source>
        <translation>Die Ereigniswarteschlange ist übergelaufen; Ereignisse gingen verloren.</translation>
    </message>
    <message>
        <source>The stored configuration could not be loaded; defaults are used.</source>
        <translation>Die gespeicherte Konfiguration konnte nicht geladen werden; es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>The session is open, but the instrument does not answer.</source>
        <translation>Die Sitzung ist offen, aber das Gerät antwortet nicht.</translation>
    </message>
    <message>
        <source>The trigger was mapped already.</source>
        <translation>Der Trigger war bereits zugeordnet.</translation>
    </message>
    <message>
        <source>There is more in the event queue.</source>
        <translation>In der Ereigniswarteschlange ist noch mehr.</translation>
    </message>
    <message>
        <source>There was nothing to close.</source>
        <translation>Es gab nichts zu schließen.</translation>
    </message>
    <message>
        <source>The value is legal, but this resource does not support it.</source>
        <translation>Der Wert ist zulässig, aber diese Ressource unterstützt ihn nicht.</translation>
    </message>
    <message>
        <source>That status code is not known.</source>
        <translation>Dieser Statuscode ist nicht bekannt.</translation>
    </message>
    <message>
        <source>That buffer is not supported.</source>
        <translation>Dieser Puffer wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Done; no further handler is called.</source>
        <translation>Erledigt; kein weiterer Handler wird aufgerufen.</translation>
    </message>
    <message>
        <source>The session holds this shared lock more than once.</source>
        <translation>Die Sitzung hält diese gemeinsame Sperre mehrfach.</translation>
    </message>
    <message>
        <source>The session holds this exclusive lock more than once.</source>
        <translation>Die Sitzung hält diese exklusive Sperre mehrfach.</translation>
    </message>
    <message>
        <source>The operation ended at once.</source>
        <translation>Der Vorgang wurde sofort beendet.</translation>
    </message>
    <message>
        <source>The extended function does not exist.</source>
        <translation>Die erweiterte Funktion gibt es nicht.</translation>
    </message>
    <message>
        <source>Something failed inside the program; see the log.</source>
        <translation>Im Programm ist etwas fehlgeschlagen; siehe Logdatei.</translation>
    </message>
    <message>
        <source>The session is closed; open it again.</source>
        <translation>Die Sitzung ist geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>Another session has locked the instrument; try again when it is free.</source>
        <translation>Eine andere Sitzung hat das Gerät gesperrt; nach der Freigabe erneut versuchen.</translation>
    </message>
    <message>
        <source>The search expression cannot be read.</source>
        <translation>Der Suchausdruck ist nicht lesbar.</translation>
    </message>
    <message>
        <source>There is no such instrument; check its address, its power and its cable.</source>
        <translation>Ein solches Gerät gibt es nicht; Adresse, Stromversorgung und Kabel prüfen.</translation>
    </message>
    <message>
        <source>The resource name cannot be read.</source>
        <translation>Der Ressourcenname ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The access mode is not valid.</source>
        <translation>Der Zugriffsmodus ist nicht gültig.</translation>
    </message>
    <message>
        <source>The instrument did not answer in time.</source>
        <translation>Das Gerät hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The session could not be closed cleanly.</source>
        <translation>Die Sitzung konnte nicht sauber geschlossen werden.</translation>
    </message>
    <message>
        <source>The degree of an operation is not valid.</source>
        <translation>Der Grad eines Vorgangs ist nicht gültig.</translation>
    </message>
    <message>
        <source>There is no operation of that id.</source>
        <translation>Einen Vorgang mit dieser Kennung gibt es nicht.</translation>
    </message>
    <message>
        <source>This resource has no such attribute.</source>
        <translation>Diese Ressource hat kein solches Attribut.</translation>
    </message>
    <message>
        <source>The attribute cannot have that value.</source>
        <translation>Das Attribut kann diesen Wert nicht haben.</translation>
    </message>
    <message>
        <source>The attribute can only be read.</source>
        <translation>Das Attribut kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>That kind of lock is not possible here.</source>
        <translation>Diese Art von Sperre ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>The key of the lock is not valid.</source>
        <translation>Der Schlüssel der Sperre ist nicht gültig.</translation>
    </message>
    <message>
        <source>This resource has no such event.</source>
        <translation>Diese Ressource hat kein solches Ereignis.</translation>
    </message>
    <message>
        <source>Events cannot be delivered that way.</source>
        <translation>Ereignisse können auf diese Weise nicht zugestellt werden.</translation>
    </message>
    <message>
        <source>No handler is installed for the event.</source>
        <translation>Für das Ereignis ist kein Handler installiert.</translation>
    </message>
    <message>
        <source>The handler is not the one that was installed.</source>
        <translation>Der Handler ist nicht der installierte.</translation>
    </message>
    <message>
        <source>The event context is not valid.</source>
        <translation>Der Ereigniskontext ist nicht gültig.</translation>
    </message>
    <message>
        <source>The event queue is full.</source>
        <translation>Die Ereigniswarteschlange ist voll.</translation>
    </message>
    <message>
        <source>The event is not enabled.</source>
        <translation>Das Ereignis ist nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The connection broke its protocol while sending.</source>
        <translation>Die Verbindung hat beim Senden ihr Protokoll verletzt.</translation>
    </message>
    <message>
        <source>The connection broke its protocol while receiving.</source>
        <translation>Die Verbindung hat beim Empfangen ihr Protokoll verletzt.</translation>
    </message>
    <message>
        <source>The instrument broke the protocol while it was written to.</source>
        <translation>Das Gerät hat beim Schreiben das Protokoll verletzt.</translation>
    </message>
    <message>
        <source>The instrument broke the protocol while it was read from.</source>
        <translation>Das Gerät hat beim Lesen das Protokoll verletzt.</translation>
    </message>
    <message>
        <source>The bus reports an error.</source>
        <translation>Der Bus meldet einen Fehler.</translation>
    </message>
    <message>
        <source>Another operation is running.</source>
        <translation>Ein anderer Vorgang läuft.</translation>
    </message>
    <message>
        <source>The settings of the session contradict each other.</source>
        <translation>Die Einstellungen der Sitzung widersprechen sich.</translation>
    </message>
    <message>
        <source>The operation could not be queued.</source>
        <translation>Der Vorgang konnte nicht eingereiht werden.</translation>
    </message>
    <message>
        <source>There is not enough memory, or the instrument takes no more connections.</source>
        <translation>Der Arbeitsspeicher reicht nicht oder das Gerät nimmt keine weiteren Verbindungen an.</translation>
    </message>
    <message>
        <source>The mask is not valid.</source>
        <translation>Die Maske ist nicht gültig.</translation>
    </message>
    <message>
        <source>Communication with the instrument failed.</source>
        <translation>Die Kommunikation mit dem Gerät ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The data does not have the expected format.</source>
        <translation>Die Daten haben nicht das erwartete Format.</translation>
    </message>
    <message>
        <source>That format is not supported.</source>
        <translation>Dieses Format wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The trigger line is in use.</source>
        <translation>Die Triggerleitung ist in Gebrauch.</translation>
    </message>
    <message>
        <source>The trigger line is not reserved.</source>
        <translation>Die Triggerleitung ist nicht reserviert.</translation>
    </message>
    <message>
        <source>That mode is not supported.</source>
        <translation>Dieser Modus wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The instrument has not asked for service.</source>
        <translation>Das Gerät hat keine Bedienung angefordert.</translation>
    </message>
    <message>
        <source>The address space is not valid.</source>
        <translation>Der Adressraum ist nicht gültig.</translation>
    </message>
    <message>
        <source>The offset is not valid.</source>
        <translation>Der Offset ist nicht gültig.</translation>
    </message>
    <message>
        <source>The width is not valid.</source>
        <translation>Die Breite ist nicht gültig.</translation>
    </message>
    <message>
        <source>That offset is not supported.</source>
        <translation>Dieser Offset wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Different widths are not supported.</source>
        <translation>Verschiedene Breiten werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>No window is mapped.</source>
        <translation>Kein Fenster ist zugeordnet.</translation>
    </message>
    <message>
        <source>An earlier answer is still to be read.</source>
        <translation>Eine frühere Antwort ist noch zu lesen.</translation>
    </message>
    <message>
        <source>Nobody listens at that address; check the address and the power.</source>
        <translation>An dieser Adresse hört niemand zu; Adresse und Stromversorgung prüfen.</translation>
    </message>
    <message>
        <source>This interface is not the controller in charge.</source>
        <translation>Diese Schnittstelle ist nicht der aktive Controller.</translation>
    </message>
    <message>
        <source>This interface is not the system controller.</source>
        <translation>Diese Schnittstelle ist nicht der System-Controller.</translation>
    </message>
    <message>
        <source>This connection cannot do that.</source>
        <translation>Diese Verbindung kann das nicht.</translation>
    </message>
    <message>
        <source>An interrupt is pending already.</source>
        <translation>Ein Interrupt steht bereits an.</translation>
    </message>
    <message>
        <source>A byte arrived with wrong parity; check the serial settings.</source>
        <translation>Ein Byte kam mit falscher Parität an; die seriellen Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>A byte arrived without its stop bit; check the serial speed.</source>
        <translation>Ein Byte kam ohne Stoppbit an; die serielle Geschwindigkeit prüfen.</translation>
    </message>
    <message>
        <source>Bytes came faster than they were read; check the flow control.</source>
        <translation>Bytes kamen schneller, als sie gelesen wurden; die Flusskontrolle prüfen.</translation>
    </message>
    <message>
        <source>The trigger is not mapped.</source>
        <translation>Der Trigger ist nicht zugeordnet.</translation>
    </message>
    <message>
        <source>The offset is not aligned.</source>
        <translation>Der Offset ist nicht ausgerichtet.</translation>
    </message>
    <message>
        <source>The buffer cannot be used.</source>
        <translation>Der Puffer ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Another program uses the instrument.</source>
        <translation>Ein anderes Programm verwendet das Gerät.</translation>
    </message>
    <message>
        <source>That width is not supported.</source>
        <translation>Diese Breite wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>A value is not valid.</source>
        <translation>Ein Wert ist nicht gültig.</translation>
    </message>
    <message>
        <source>The protocol is not valid here.</source>
        <translation>Das Protokoll ist hier nicht gültig.</translation>
    </message>
    <message>
        <source>The size is not valid.</source>
        <translation>Die Größe ist nicht gültig.</translation>
    </message>
    <message>
        <source>A window is mapped already.</source>
        <translation>Ein Fenster ist bereits zugeordnet.</translation>
    </message>
    <message>
        <source>This program cannot do that.</source>
        <translation>Dieses Programm kann das nicht.</translation>
    </message>
    <message>
        <source>The length is not valid.</source>
        <translation>Die Länge ist nicht gültig.</translation>
    </message>
    <message>
        <source>The mode is not valid.</source>
        <translation>Der Modus ist nicht gültig.</translation>
    </message>
    <message>
        <source>This session holds no lock.</source>
        <translation>Diese Sitzung hält keine Sperre.</translation>
    </message>
    <message>
        <source>The memory is not shared.</source>
        <translation>Der Speicher ist nicht gemeinsam genutzt.</translation>
    </message>
    <message>
        <source>A library that is needed could not be loaded.</source>
        <translation>Eine benötigte Bibliothek konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>That interrupt is not supported.</source>
        <translation>Dieser Interrupt wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>The line is not valid.</source>
        <translation>Die Leitung ist nicht gültig.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Die Datei kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Reading or writing the file failed.</source>
        <translation>Das Lesen oder Schreiben der Datei ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>That line is not supported.</source>
        <translation>Diese Leitung wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>There is no interface of that number.</source>
        <translation>Eine Schnittstelle mit dieser Nummer gibt es nicht.</translation>
    </message>
    <message>
        <source>The connection to the instrument was lost.</source>
        <translation>Die Verbindung zum Gerät ging verloren.</translation>
    </message>
    <message>
        <source>The host cannot be reached; check its name, the network and the power.</source>
        <translation>Der Host ist nicht erreichbar; Name, Netzwerk und Stromversorgung prüfen.</translation>
    </message>
    <message>
        <source>This is not permitted; check the account or the access rights.</source>
        <translation>Das ist nicht erlaubt; das Konto oder die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>Status code %1.</source>
        <translation>Statuscode %1.</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::BroadcastFinder</name>
    <message>
        <source>No broadcast can be sent on the network interface %1 (%2); instruments there may be missing.</source>
        <translation>Auf der Netzwerkschnittstelle %1 kann kein Broadcast gesendet werden (%2); Geräte dort fehlen möglicherweise.</translation>
    </message>
    <message>
        <source>VXI-11 broadcast</source>
        <translation>VXI-11-Broadcast</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::Error</name>
    <message>
        <source>The instrument does not understand the device name.</source>
        <translation>Das Gerät versteht den Gerätenamen nicht.</translation>
    </message>
    <message>
        <source>The instrument has forgotten this connection; open it again.</source>
        <translation>Das Gerät hat diese Verbindung vergessen; erneut öffnen.</translation>
    </message>
    <message>
        <source>The instrument refused a parameter of the transfer.</source>
        <translation>Das Gerät hat einen Parameter der Übertragung abgewiesen.</translation>
    </message>
    <message>
        <source>The instrument has no channel for service requests; poll the status byte instead.</source>
        <translation>Das Gerät hat keinen Kanal für Bedienungsanforderungen; stattdessen das Statusbyte regelmäßig abfragen.</translation>
    </message>
    <message>
        <source>The instrument does not support this operation.</source>
        <translation>Das Gerät unterstützt diesen Vorgang nicht.</translation>
    </message>
    <message>
        <source>The instrument is out of resources; close other connections to it or restart it.</source>
        <translation>Das Gerät hat keine Ressourcen mehr frei; andere Verbindungen zu ihm schließen oder es neu starten.</translation>
    </message>
    <message>
        <source>Another session has locked the instrument; try again when it is released.</source>
        <translation>Eine andere Sitzung hat das Gerät gesperrt; nach der Freigabe erneut versuchen.</translation>
    </message>
    <message>
        <source>This session does not hold the instrument&apos;s lock.</source>
        <translation>Diese Sitzung hält die Sperre des Geräts nicht.</translation>
    </message>
    <message>
        <source>The instrument did not answer in time; check the command or allow more time.</source>
        <translation>Das Gerät hat nicht rechtzeitig geantwortet; den Befehl prüfen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>The instrument does not know this address.</source>
        <translation>Das Gerät kennt diese Adresse nicht.</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The instrument reports an input or output error; try again.</source>
        <translation>Das Gerät meldet einen Ein-/Ausgabefehler; erneut versuchen.</translation>
    </message>
    <message>
        <source>The instrument reports error %1, which VXI-11 does not define.</source>
        <translation>Das Gerät meldet den Fehler %1, den VXI-11 nicht definiert.</translation>
    </message>
    <message>
        <source>There is no device “%1” at this address; check the device name (often inst0).</source>
        <translation>An dieser Adresse gibt es kein Gerät „%1“; den Gerätenamen prüfen (oft inst0).</translation>
    </message>
    <message>
        <source>The instrument has no free link; close other connections to it or restart it.</source>
        <translation>Das Gerät hat keine Verbindung mehr frei; andere Verbindungen zu ihm schließen oder es neu starten.</translation>
    </message>
    <message>
        <source>The instrument sent an answer that VXI-11 does not allow; try again or use another interface.</source>
        <translation>Das Gerät hat eine Antwort gesendet, die VXI-11 nicht erlaubt; erneut versuchen oder eine andere Schnittstelle verwenden.</translation>
    </message>
    <message>
        <source>The gateway has no instrument that listens as “%1”; check its GPIB address, cable and power.</source>
        <translation>Das Gateway hat kein Gerät, das als „%1“ zuhört; GPIB-Adresse, Kabel und Stromversorgung prüfen.</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::GatewayBus</name>
    <message>
        <source>A GPIB interface has no messages of its own; open an instrument behind it, such as gpib0,9.</source>
        <translation>Eine GPIB-Schnittstelle hat keine eigenen Nachrichten; ein Gerät dahinter öffnen, etwa gpib0,9.</translation>
    </message>
    <message>
        <source>The bus command has data of a wrong size.</source>
        <translation>Der Busbefehl hat Daten von falscher Größe.</translation>
    </message>
    <message>
        <source>There is no such bus line.</source>
        <translation>Eine solche Busleitung gibt es nicht.</translation>
    </message>
    <message>
        <source>The gateway has no such bus command.</source>
        <translation>Das Gateway kennt keinen solchen Busbefehl.</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::GatewayFinder</name>
    <message>
        <source>GPIB gateway</source>
        <translation>GPIB-Gateway</translation>
    </message>
    <message>
        <source>The GPIB bus behind %1 cannot be looked through: %2</source>
        <translation>Der GPIB-Bus hinter %1 kann nicht durchsucht werden: %2</translation>
    </message>
    <message>
        <source>This is no VXI-11 gateway.</source>
        <translation>Das ist kein VXI-11-Gateway.</translation>
    </message>
    <message>
        <source>an instrument holds the bus (NDAC) though none is addressed. Switch the instruments off and on one by one, or look at the cables.</source>
        <translation>Ein Gerät hält den Bus fest (NDAC), obwohl keines adressiert ist. Schalten Sie die Geräte einzeln aus und ein, oder prüfen Sie die Kabel.</translation>
    </message>
    <message numerus="yes">
        <source>The gateway answers a question about its bus with %n bytes instead of 2.</source>
        <translation>
            <numerusform>Das Gateway beantwortet eine Frage nach seinem Bus mit %n Byte statt 2.</numerusform>
            <numerusform>Das Gateway beantwortet eine Frage nach seinem Bus mit %n Bytes statt 2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::vxi11::Vxi11Examiner</name>
    <message>
        <source>The portmapper of %1 knows VXI-11: port %2.</source>
        <translation>Der Portmapper von %1 kennt VXI-11: Port %2.</translation>
    </message>
    <message>
        <source>VXI-11&apos;s portmapper</source>
        <translation>Portmapper von VXI-11</translation>
    </message>
    <message>
        <source>What listens on port %1 of %2 is no portmapper, or does not answer.</source>
        <translation>Was auf Port %1 von %2 lauscht, ist kein Portmapper oder antwortet nicht.</translation>
    </message>
    <message>
        <source>Restart the instrument, or use another of its interfaces (HiSLIP, raw socket).</source>
        <translation>Das Gerät neu starten oder eine andere seiner Schnittstellen verwenden (HiSLIP, Raw-Socket).</translation>
    </message>
    <message>
        <source>The portmapper of %1 answers, but knows no VXI-11.</source>
        <translation>Der Portmapper von %1 antwortet, kennt aber kein VXI-11.</translation>
    </message>
    <message>
        <source>It knows no program at all.</source>
        <translation>Er kennt überhaupt kein Programm.</translation>
    </message>
    <message>
        <source>It knows the programs %1; VXI-11 is %2. Either VXI-11 is switched off there, or this is a computer and no instrument.</source>
        <translation>Er kennt die Programme %1; VXI-11 ist %2. Entweder ist VXI-11 dort abgeschaltet, oder dies ist ein Rechner und kein Messgerät.</translation>
    </message>
    <message>
        <source>Switch on VXI-11 (sometimes called LAN or LXI) in the instrument&apos;s menus, or check the address.</source>
        <translation>VXI-11 (manchmal LAN oder LXI genannt) in den Menüs des Geräts einschalten oder die Adresse prüfen.</translation>
    </message>
    <message>
        <source>%1 takes the connection but does not speak VXI-11.</source>
        <translation>%1 nimmt die Verbindung an, spricht aber kein VXI-11.</translation>
    </message>
    <message>
        <source>Check the port, restart the instrument, or use another of its interfaces.</source>
        <translation>Den Port prüfen, das Gerät neu starten oder eine andere seiner Schnittstellen verwenden.</translation>
    </message>
    <message>
        <source>The device name %1 is known there.</source>
        <translation>Der Gerätename %1 ist dort bekannt.</translation>
    </message>
    <message>
        <source>The instrument has no free link (VXI-11 error 9).</source>
        <translation>Das Gerät hat keine Verbindung mehr frei (VXI-11-Fehler 9).</translation>
    </message>
    <message>
        <source>Other clients use them all, or programs that ended without goodbye have left theirs behind.</source>
        <translation>Andere Clients verwenden sie alle, oder Programme, die sich ohne Abmeldung beendet haben, haben ihre zurückgelassen.</translation>
    </message>
    <message>
        <source>Close other programs that use the instrument; if that does not help, restart the instrument.</source>
        <translation>Andere Programme schließen, die das Gerät verwenden; hilft das nicht, das Gerät neu starten.</translation>
    </message>
    <message>
        <source>Another client has locked the instrument.</source>
        <translation>Ein anderer Client hat das Gerät gesperrt.</translation>
    </message>
    <message>
        <source>It refuses new links meanwhile (VXI-11 error 11).</source>
        <translation>Das Gerät weist währenddessen neue Verbindungen ab (VXI-11-Fehler 11).</translation>
    </message>
    <message>
        <source>Release the lock there; Visor never breaks a lock.</source>
        <translation>Die Sperre dort freigeben; Visor bricht nie eine Sperre.</translation>
    </message>
    <message>
        <source>The instrument refuses the link.</source>
        <translation>Das Gerät weist die Verbindung ab.</translation>
    </message>
    <message>
        <source>Restart the instrument, or use another of its interfaces.</source>
        <translation>Das Gerät neu starten oder eine andere seiner Schnittstellen verwenden.</translation>
    </message>
    <message>
        <source>VXI-11 answers at %1, but there is no device “%2”.</source>
        <translation>VXI-11 antwortet an %1, aber ein Gerät „%2“ gibt es dort nicht.</translation>
    </message>
    <message>
        <source>The instrument does not know that name.</source>
        <translation>Das Gerät kennt diesen Namen nicht.</translation>
    </message>
    <message>
        <source>The instrument does not know that name; it knows %1.</source>
        <translation>Das Gerät kennt diesen Namen nicht; es kennt %1.</translation>
    </message>
    <message>
        <source>Use inst0 for an instrument of its own, gpib0,ADDRESS for one behind a gateway.</source>
        <translation>inst0 für ein eigenständiges Gerät verwenden, gpib0,ADDRESS für eines hinter einem Gateway.</translation>
    </message>
    <message>
        <source>Use %1.</source>
        <translation>%1 verwenden.</translation>
    </message>
    <message>
        <source>The gateway %1 answers, but nobody behind it at %2.</source>
        <translation>Das Gateway %1 antwortet, aber niemand hinter ihm an %2.</translation>
    </message>
    <message>
        <source>No device listens at that GPIB address: %1</source>
        <translation>An dieser GPIB-Adresse hört kein Gerät zu: %1</translation>
    </message>
    <message>
        <source>Check the instrument&apos;s power, its GPIB cable, and the address in its menu.</source>
        <translation>Stromversorgung und GPIB-Kabel des Geräts und die Adresse in seinem Menü prüfen.</translation>
    </message>
    <message>
        <source>Some instruments answer on one interface at a time only: look for the remote interface in its menu, or restart it.</source>
        <translation>Manche Geräte antworten immer nur an einer Schnittstelle: im Menü nach der Fernbedienungsschnittstelle sehen oder das Gerät neu starten.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, restart the instrument.</source>
        <translation>Erneut versuchen; wenn es so bleibt, das Gerät neu starten.</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::Vxi11Session</name>
    <message>
        <source>The operation was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The instrument takes no more data; clear it and try again.</source>
        <translation>Das Gerät nimmt keine Daten mehr an; Device Clear ausführen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The instrument answers without data and without an end; clear it and try again.</source>
        <translation>Das Gerät antwortet ohne Daten und ohne Ende; Device Clear ausführen und erneut versuchen.</translation>
    </message>
    <message>
        <source>VXI-11 has no shared locks; take an exclusive one or use HiSLIP.</source>
        <translation>VXI-11 kennt keine gemeinsamen Sperren; eine exklusive verwenden oder HiSLIP nutzen.</translation>
    </message>
    <message>
        <source>An exclusive lock takes no key.</source>
        <translation>Eine exklusive Sperre hat keinen Schlüssel.</translation>
    </message>
    <message>
        <source>VXI-11 service requests need an IPv4 connection; open the instrument by its IPv4 address.</source>
        <translation>Bedienungsanforderungen über VXI-11 brauchen eine IPv4-Verbindung; das Gerät über seine IPv4-Adresse öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::waveform::Levels</name>
    <message>
        <source>There is not enough memory to draw %1 samples. Close other captures or capture fewer points.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um %1 Abtastwerte zu zeichnen. Andere Aufnahmen schließen oder weniger Punkte aufnehmen.</translation>
    </message>
    <message>
        <source>Preparing the trace for drawing was cancelled.</source>
        <translation>Das Vorbereiten der Kurve zum Zeichnen wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>visor::waveform::Waveform</name>
    <message>
        <source>The trace should hold %1 samples of %2 bytes, but the reply has only %3 bytes for them. Capture again.</source>
        <translation>Die Kurve sollte %1 Abtastwerte mit %2 Bytes enthalten, aber die Antwort hat dafür nur %3 Bytes. Erneut aufnehmen.</translation>
    </message>
    <message>
        <source>The instrument&apos;s preamble gives an unusable vertical scale (%1 per code, offset %2). Check the vertical settings and capture again.</source>
        <translation>Die Präambel des Geräts nennt eine unbrauchbare vertikale Skalierung (%1 je Code, Offset %2). Die vertikalen Einstellungen prüfen und erneut aufnehmen.</translation>
    </message>
    <message>
        <source>The instrument&apos;s preamble gives an unusable horizontal step (%1 from %2). Check the time base and capture again.</source>
        <translation>Die Präambel des Geräts nennt einen unbrauchbaren horizontalen Schritt (%1 ab %2). Die Zeitbasis prüfen und erneut aufnehmen.</translation>
    </message>
    <message>
        <source>The trace has %1 samples but %2 horizontal positions. Capture again.</source>
        <translation>Die Kurve hat %1 Abtastwerte, aber %2 horizontale Positionen. Erneut aufnehmen.</translation>
    </message>
    <message>
        <source>A horizontal position of the trace is not a number. Capture again.</source>
        <translation>Eine horizontale Position der Kurve ist keine Zahl. Erneut aufnehmen.</translation>
    </message>
</context>
<context>
    <name>visor::wire::FramedSession</name>
    <message>
        <source>The instrument did not answer in time; check the command and its line ending, or allow more time.</source>
        <translation>Das Gerät hat nicht rechtzeitig geantwortet; den Befehl und sein Zeilenende prüfen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>The instrument answered with a block of unknown length, whose end this connection cannot show; use VXI-11 or HiSLIP, or ask for a definite length.</source>
        <translation>Das Gerät hat mit einem Block unbekannter Länge geantwortet, dessen Ende diese Verbindung nicht erkennen lässt; VXI-11 oder HiSLIP verwenden oder eine feste Länge anfordern.</translation>
    </message>
    <message>
        <source>The instrument answered *STB? with “%1”, which is not a status byte.</source>
        <translation>Das Gerät hat auf *STB? mit „%1“ geantwortet, was kein Statusbyte ist.</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>Diese Sitzung hält keine Sperre.</translation>
    </message>
</context>
<context>
    <name>visor::wire::HostExamination</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 ist %2.</translation>
    </message>
    <message>
        <source>%1 port %2 (%3) accepts connections.</source>
        <translation>%1, Port %2 (%3), nimmt Verbindungen an.</translation>
    </message>
    <message>
        <source>Looking up the name %1 takes too long.</source>
        <translation>Das Auflösen des Namens %1 dauert zu lange.</translation>
    </message>
    <message>
        <source>The name server does not answer.</source>
        <translation>Der Nameserver antwortet nicht.</translation>
    </message>
    <message>
        <source>Use the address in numbers, or check the network&apos;s name server.</source>
        <translation>Die Adresse in Ziffern verwenden oder den Nameserver des Netzwerks prüfen.</translation>
    </message>
    <message>
        <source>There is no host named %1.</source>
        <translation>Einen Host namens %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Nobody on this network answers to that name (mDNS): the instrument is off, renamed, on another network, or mDNS is blocked.</source>
        <translation>Niemand in diesem Netzwerk antwortet auf diesen Namen (mDNS): Das Gerät ist aus, umbenannt oder in einem anderen Netzwerk, oder mDNS ist blockiert.</translation>
    </message>
    <message>
        <source>The name server does not know it.</source>
        <translation>Der Nameserver kennt ihn nicht.</translation>
    </message>
    <message>
        <source>Check the spelling, or use the address that the instrument shows in its LAN menu.</source>
        <translation>Die Schreibweise prüfen oder die Adresse verwenden, die das Gerät in seinem LAN-Menü zeigt.</translation>
    </message>
    <message>
        <source>A firewall forbids connections to %1 port %2.</source>
        <translation>Eine Firewall verbietet Verbindungen zu %1, Port %2.</translation>
    </message>
    <message>
        <source>This machine&apos;s own firewall or routing refuses it.</source>
        <translation>Die eigene Firewall oder das Routing dieses Rechners weist sie ab.</translation>
    </message>
    <message>
        <source>%1 answered that it is prohibited.</source>
        <translation>%1 hat geantwortet, dass dies verboten ist.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the network to allow TCP port %1 to %2.</source>
        <translation>Beim Betreuer des Netzwerks die Freigabe von TCP-Port %1 zu %2 erbitten.</translation>
    </message>
    <message>
        <source>No network of this machine leads to %1.</source>
        <translation>Kein Netzwerk dieses Rechners führt zu %1.</translation>
    </message>
    <message>
        <source>169.254… is what an instrument gives itself when nobody gives it an address. This machine&apos;s networks: %1.</source>
        <translation>Eine Adresse 169.254… gibt sich ein Gerät selbst, wenn ihm niemand eine zuweist. Netzwerke dieses Rechners: %1.</translation>
    </message>
    <message>
        <source>The instrument is on another network. This machine&apos;s networks: %1.</source>
        <translation>Das Gerät ist in einem anderen Netzwerk. Netzwerke dieses Rechners: %1.</translation>
    </message>
    <message>
        <source>Connect this machine to the instrument&apos;s network, or give the instrument an address in one of this machine&apos;s.</source>
        <translation>Diesen Rechner mit dem Netzwerk des Geräts verbinden oder dem Gerät eine Adresse in einem Netzwerk dieses Rechners geben.</translation>
    </message>
    <message>
        <source>The router %1 cannot reach %2.</source>
        <translation>Der Router %1 kann %2 nicht erreichen.</translation>
    </message>
    <message>
        <source>%1 is on another network than this machine (%2), and the way there ends at that router.</source>
        <translation>%1 ist in einem anderen Netzwerk als dieser Rechner (%2), und der Weg dorthin endet an jenem Router.</translation>
    </message>
    <message>
        <source>Check the address, and that the instrument is on; else ask whoever looks after the network.</source>
        <translation>Die Adresse prüfen und ob das Gerät eingeschaltet ist; sonst den Betreuer des Netzwerks fragen.</translation>
    </message>
    <message>
        <source>Switch on %1 in the instrument&apos;s LAN settings, and look up its port there. Some instruments close their LAN control while a USB cable to a computer is plugged in: pull it out.</source>
        <translation>%1 in den LAN-Einstellungen des Geräts einschalten und dort den Port nachsehen. Manche Geräte schließen ihre LAN-Fernbedienung, solange ein USB-Kabel zu einem Rechner eingesteckt ist: es abziehen.</translation>
    </message>
    <message>
        <source>It does listen elsewhere: try that.</source>
        <translation>Es lauscht aber an anderer Stelle: diese versuchen.</translation>
    </message>
    <message>
        <source>%1 is there, but nothing listens on port %2 (%3).</source>
        <translation>%1 ist da, aber auf Port %2 (%3) lauscht nichts.</translation>
    </message>
    <message>
        <source>The host refused the connection.</source>
        <translation>Der Host hat die Verbindung abgewiesen.</translation>
    </message>
    <message>
        <source>Nobody answers at %1.</source>
        <translation>An %1 antwortet niemand.</translation>
    </message>
    <message>
        <source>It would be on this machine&apos;s own network (%1), where no device has that address now.</source>
        <translation>Die Adresse läge im eigenen Netzwerk dieses Rechners (%1), wo sie jetzt kein Gerät hat.</translation>
    </message>
    <message>
        <source>Check the instrument&apos;s power, cable and the address in its LAN menu.</source>
        <translation>Stromversorgung und Kabel des Geräts und die Adresse in seinem LAN-Menü prüfen.</translation>
    </message>
    <message>
        <source>%1 is there, but port %2 (%3) swallows connections without an answer.</source>
        <translation>%1 ist da, aber Port %2 (%3) verschluckt Verbindungen ohne Antwort.</translation>
    </message>
    <message>
        <source>A firewall filters that port, or the instrument has more clients waiting than it takes, or hangs.</source>
        <translation>Eine Firewall filtert diesen Port, oder beim Gerät warten mehr Clients, als es annimmt, oder es hängt.</translation>
    </message>
    <message>
        <source>Allow TCP port %1 in the firewall between. Close other programs that use the instrument, then restart it.</source>
        <translation>TCP-Port %1 in der Firewall dazwischen freigeben. Andere Programme schließen, die das Gerät verwenden, dann das Gerät neu starten.</translation>
    </message>
    <message>
        <source>%1 is on another network than this machine, and nothing came back.</source>
        <translation>%1 ist in einem anderen Netzwerk als dieser Rechner, und es kam nichts zurück.</translation>
    </message>
    <message>
        <source>This machine&apos;s networks: %1. The instrument is off, or has no way back (its gateway setting), or a firewall drops everything.</source>
        <translation>Netzwerke dieses Rechners: %1. Das Gerät ist aus oder hat keinen Rückweg (seine Gateway-Einstellung), oder eine Firewall verwirft alles.</translation>
    </message>
    <message>
        <source>Check the instrument&apos;s power, address, subnet mask and gateway, or put it on this machine&apos;s network.</source>
        <translation>Stromversorgung, Adresse, Subnetzmaske und Gateway des Geräts prüfen oder es in das Netzwerk dieses Rechners bringen.</translation>
    </message>
    <message>
        <source>This program is connected to %1 port %2 already.</source>
        <translation>Dieses Programm ist bereits mit %1, Port %2, verbunden.</translation>
    </message>
    <message>
        <source>%1 is connected to %2 port %3 already.</source>
        <translation>Bereits mit %2, Port %3, verbunden: %1.</translation>
    </message>
    <message>
        <source>Many instruments take one client at a time on a raw connection.</source>
        <translation>Viele Geräte nehmen auf einer Raw-Verbindung nur einen Client zur selben Zeit an.</translation>
    </message>
    <message>
        <source>Close the instrument there, or use VXI-11 or HiSLIP.</source>
        <translation>Das Gerät dort schließen oder VXI-11 oder HiSLIP verwenden.</translation>
    </message>
    <message>
        <source>%1 is %2, as it answers itself by mDNS.</source>
        <translation>%1 ist %2, wie es selbst über mDNS antwortet.</translation>
    </message>
    <message>
        <source>%1 is %2, says this computer&apos;s resolver.</source>
        <translation>%1 ist %2, laut dem Resolver dieses Rechners.</translation>
    </message>
</context>
<context>
    <name>visor::wire::HostLookup</name>
    <message>
        <source>“%1” is not a host name; check the address.</source>
        <translation>„%1“ ist kein Hostname; die Adresse prüfen.</translation>
    </message>
    <message>
        <source>Looking up %1 was cancelled.</source>
        <translation>Das Auflösen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The name %1 was not found in time; use the address in numbers or allow more time.</source>
        <translation>Der Name %1 wurde nicht rechtzeitig gefunden; die Adresse in Ziffern verwenden oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>There is no host named %1; check the name or use the address in numbers.</source>
        <translation>Einen Host namens %1 gibt es nicht; den Namen prüfen oder die Adresse in Ziffern verwenden.</translation>
    </message>
</context>
<context>
    <name>visor::wire::MessageAttributes</name>
    <message>
        <source>This connection does not know its %1.</source>
        <translation>Diese Verbindung kennt %1 nicht.</translation>
    </message>
</context>
<context>
    <name>visor::wire::NetworkExaminer</name>
    <message>
        <source>The search on the network is switched off.</source>
        <translation>Die Suche im Netzwerk ist abgeschaltet.</translation>
    </message>
    <message>
        <source>The environment variable VISOR_INTERFACES says “none”.</source>
        <translation>Die Umgebungsvariable VISOR_INTERFACES hat den Wert „none“.</translation>
    </message>
    <message>
        <source>Take the variable away and start Visor again.</source>
        <translation>Die Variable entfernen und Visor neu starten.</translation>
    </message>
    <message>
        <source>The search is told to use the interface %1, which has no address or does not exist.</source>
        <translation>Für die Suche ist die Schnittstelle %1 vorgegeben, die keine Adresse hat oder nicht existiert.</translation>
    </message>
    <message>
        <source>The environment variable VISOR_INTERFACES names it.</source>
        <translation>Die Umgebungsvariable VISOR_INTERFACES nennt sie.</translation>
    </message>
    <message>
        <source>Correct the name; these exist:</source>
        <translation>Den Namen berichtigen; diese gibt es:</translation>
    </message>
    <message>
        <source>This machine is on no network.</source>
        <translation>Dieser Rechner ist in keinem Netzwerk.</translation>
    </message>
    <message>
        <source>No interface but loopback is up and has an IPv4 address, so no instrument on a network can be found or reached.</source>
        <translation>Außer Loopback ist keine Schnittstelle aktiv und mit einer IPv4-Adresse versehen, daher kann kein Gerät in einem Netzwerk gefunden oder erreicht werden.</translation>
    </message>
    <message>
        <source>Plug in the network cable or join the Wi-Fi; these are the interfaces:</source>
        <translation>Das Netzwerkkabel einstecken oder dem WLAN beitreten; dies sind die Schnittstellen:</translation>
    </message>
    <message>
        <source>%1 takes no multicast.</source>
        <translation>%1 nimmt kein Multicast an.</translation>
    </message>
    <message>
        <source>Instruments that announce themselves by mDNS cannot be heard there.</source>
        <translation>Geräte, die sich über mDNS bekannt machen, werden dort nicht bemerkt.</translation>
    </message>
    <message>
        <source>Switch multicast on for the interface, or add instruments by their address.</source>
        <translation>Multicast für die Schnittstelle einschalten oder Geräte über ihre Adresse hinzufügen.</translation>
    </message>
    <message>
        <source>%1: nobody gave this machine an address.</source>
        <translation>%1: Niemand hat diesem Rechner eine Adresse zugewiesen.</translation>
    </message>
    <message>
        <source>It took one from 169.254/16, and reaches only what did the same: right for an instrument at the other end of one cable.</source>
        <translation>Er hat sich eine aus 169.254/16 genommen und erreicht nur, was dasselbe getan hat: richtig für ein Gerät am anderen Ende eines einzelnen Kabels.</translation>
    </message>
    <message>
        <source>Otherwise check the cable, the switch and the DHCP server.</source>
        <translation>Andernfalls das Kabel, den Switch und den DHCP-Server prüfen.</translation>
    </message>
    <message>
        <source>On the network by %1. Searches do not pass routers: instruments elsewhere are added by their address.</source>
        <translation>Im Netzwerk über %1. Suchen gehen nicht über Router hinaus: Geräte an anderer Stelle werden über ihre Adresse hinzugefügt.</translation>
    </message>
    <message>
        <source>A firewall (%1) is switched on.</source>
        <translation>Eine Firewall (%1) ist eingeschaltet.</translation>
    </message>
    <message>
        <source>Such firewalls usually drop the answers to searches: mDNS (UDP port 5353) and VXI-11&apos;s broadcast (from UDP port 111).</source>
        <translation>Solche Firewalls verwerfen meist die Antworten auf Suchen: mDNS (UDP-Port 5353) und den Broadcast von VXI-11 (von UDP-Port 111).</translation>
    </message>
    <message>
        <source>Allow them:</source>
        <translation>Diese zulassen:</translation>
    </message>
</context>
<context>
    <name>visor::wire::NetworkInterfaces</name>
    <message>
        <source>The system does not tell its network interfaces (%1); instruments on the network can only be opened by their address.</source>
        <translation>Das System gibt seine Netzwerkschnittstellen nicht an (%1); Geräte im Netzwerk lassen sich nur über ihre Adresse öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::wire::Portmapper</name>
    <message>
        <source>The portmapper of %1 sent a broken answer; name the port in the address instead.</source>
        <translation>Der Portmapper von %1 hat eine fehlerhafte Antwort gesendet; stattdessen den Port in der Adresse angeben.</translation>
    </message>
    <message>
        <source>%1 has a portmapper, but %2 is not registered with it; switch %2 on in the instrument&apos;s LAN settings or use another interface.</source>
        <translation>%1 hat einen Portmapper, aber %2 ist dort nicht angemeldet; %2 in den LAN-Einstellungen des Geräts einschalten oder eine andere Schnittstelle verwenden.</translation>
    </message>
    <message>
        <source>No portmapper answers on %1, so %2 cannot be found; check that %2 is switched on, or name its port in the address (%1:PORT).</source>
        <translation>Auf %1 antwortet kein Portmapper, daher ist %2 nicht zu finden; prüfen, ob %2 eingeschaltet ist, oder den Port in der Adresse angeben (%1:PORT).</translation>
    </message>
    <message>
        <source>Asking the portmapper of %1 was cancelled.</source>
        <translation>Die Abfrage des Portmappers von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The portmapper of %1 sent a broken list.</source>
        <translation>Der Portmapper von %1 hat eine fehlerhafte Liste gesendet.</translation>
    </message>
</context>
<context>
    <name>visor::wire::PortmapperServer</name>
    <message>
        <source>UDP port %1 on %2 cannot be used for a portmapper; another one may be running.</source>
        <translation>UDP-Port %1 auf %2 kann nicht für einen Portmapper verwendet werden; möglicherweise läuft bereits ein anderer.</translation>
    </message>
</context>
<context>
    <name>visor::wire::ProcessTable</name>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (Prozess %2)</translation>
    </message>
</context>
<context>
    <name>visor::wire::RequestExchange</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>visor::wire::RequestScanner</name>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number other than 0</source>
        <translation>eine andere Zahl als 0</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>“%1” is not a %2 request: at character %3 there should be %4.</source>
        <comment>%2 is a wire: Modbus, CAN</comment>
        <translation>„%1“ ist keine %2-Anfrage: An Zeichen %3 wird erwartet: %4.</translation>
    </message>
    <message>
        <source>A %1 request is a line of text; this one is far too long.</source>
        <comment>%1 is a wire: Modbus, CAN</comment>
        <translation>Eine %1-Anfrage ist eine Textzeile; diese ist viel zu lang.</translation>
    </message>
</context>
<context>
    <name>visor::wire::RpcClient</name>
    <message>
        <source>The connection to the instrument is closed; open it again.</source>
        <translation>Die Verbindung zum Gerät ist geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>The instrument sent more data than was asked for, or a broken answer.</source>
        <translation>Das Gerät hat mehr Daten als angefordert oder eine fehlerhafte Antwort gesendet.</translation>
    </message>
    <message>
        <source>The instrument sent an answer that is not part of this conversation; the connection was closed, open it again.</source>
        <translation>Das Gerät hat eine Antwort gesendet, die nicht zu diesem Dialog gehört; die Verbindung wurde geschlossen, erneut öffnen.</translation>
    </message>
    <message>
        <source>Another service answers on this port; check the address and port.</source>
        <translation>An diesem Port antwortet ein anderer Dienst; Adresse und Port prüfen.</translation>
    </message>
    <message>
        <source>The instrument does not know this operation.</source>
        <translation>Das Gerät kennt diesen Vorgang nicht.</translation>
    </message>
    <message>
        <source>The instrument could not decode the request.</source>
        <translation>Das Gerät konnte die Anforderung nicht dekodieren.</translation>
    </message>
    <message>
        <source>The instrument asks for a login that VXI-11 does not have.</source>
        <translation>Das Gerät verlangt eine Anmeldung, die es bei VXI-11 nicht gibt.</translation>
    </message>
    <message>
        <source>The instrument reports an internal error; try again.</source>
        <translation>Das Gerät meldet einen internen Fehler; erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>visor::wire::SaslClient</name>
    <message>
        <source>the instrument sent a message that does not belong to this login</source>
        <translation>das Gerät hat eine Nachricht gesendet, die nicht zu dieser Anmeldung gehört</translation>
    </message>
    <message>
        <source>the user name and the password may have 1 to 255 characters and no control characters</source>
        <translation>Benutzername und Kennwort dürfen 1 bis 255 Zeichen und keine Steuerzeichen haben</translation>
    </message>
    <message>
        <source>the instrument&apos;s login message makes no sense</source>
        <translation>die Anmeldenachricht des Geräts ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>the instrument answered another login than this one</source>
        <translation>das Gerät hat auf eine andere Anmeldung als diese geantwortet</translation>
    </message>
    <message>
        <source>the instrument wants %1 rounds of hashing; %2 to %3 are sensible</source>
        <translation>das Gerät verlangt %1 Hash-Runden; sinnvoll sind %2 bis %3</translation>
    </message>
    <message>
        <source>the instrument could not prove that it knows the password</source>
        <translation>das Gerät konnte nicht nachweisen, dass es das Kennwort kennt</translation>
    </message>
    <message>
        <source>the instrument ended the login before it began</source>
        <translation>das Gerät hat die Anmeldung beendet, bevor sie begann</translation>
    </message>
</context>
<context>
    <name>visor::wire::TcpListener</name>
    <message>
        <source>Port %1 on %2 is in use by another program; choose another port.</source>
        <translation>Port %1 auf %2 wird von einem anderen Programm verwendet; einen anderen Port wählen.</translation>
    </message>
    <message>
        <source>This user may not listen on port %1 of %2; choose a port above 1023.</source>
        <translation>Dieser Benutzer darf nicht auf Port %1 von %2 lauschen; einen Port über 1023 wählen.</translation>
    </message>
    <message>
        <source>%1 is not an address of this computer; choose one that is.</source>
        <translation>%1 ist keine Adresse dieses Rechners; eine seiner Adressen wählen.</translation>
    </message>
    <message>
        <source>Cannot listen on port %1 of %2: %3.</source>
        <translation>Auf Port %1 von %2 kann nicht gelauscht werden: %3.</translation>
    </message>
    <message>
        <source>“%1” is not an IP address to listen on; write it in numbers.</source>
        <translation>„%1“ ist keine IP-Adresse, auf der gelauscht werden kann; sie in Ziffern schreiben.</translation>
    </message>
    <message>
        <source>Waiting for a connection was cancelled.</source>
        <translation>Das Warten auf eine Verbindung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Listening ended: %1.</source>
        <translation>Das Lauschen wurde beendet: %1.</translation>
    </message>
    <message>
        <source>Nobody connected in time.</source>
        <translation>Niemand hat sich rechtzeitig verbunden.</translation>
    </message>
</context>
<context>
    <name>visor::wire::TcpStream</name>
    <message>
        <source>The instrument closed the connection; open it again.</source>
        <translation>Das Gerät hat die Verbindung geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>The network no longer reaches the instrument; check its cable and power, then open it again.</source>
        <translation>Das Netzwerk erreicht das Gerät nicht mehr; Kabel und Stromversorgung prüfen, dann erneut öffnen.</translation>
    </message>
    <message>
        <source>The connection failed (%1); open it again.</source>
        <translation>Die Verbindung ist fehlgeschlagen (%1); erneut öffnen.</translation>
    </message>
    <message>
        <source>The instrument did not answer in time; check the command or allow more time.</source>
        <translation>Das Gerät hat nicht rechtzeitig geantwortet; den Befehl prüfen oder mehr Zeit einräumen.</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Connecting to %1 was cancelled.</source>
        <translation>Das Verbinden mit %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 refuses connections on port %2; check the port and that the service is switched on.</source>
        <translation>%1 weist Verbindungen auf Port %2 ab; den Port prüfen und ob der Dienst eingeschaltet ist.</translation>
    </message>
    <message>
        <source>%1 cannot be reached (port %2); check its address and the network.</source>
        <translation>%1 ist nicht erreichbar (Port %2); Adresse und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>%1 did not answer on port %2 in time; check its power, cable and address.</source>
        <translation>%1 hat auf Port %2 nicht rechtzeitig geantwortet; Stromversorgung, Kabel und Adresse prüfen.</translation>
    </message>
    <message>
        <source>This computer does not allow a connection to %1, port %2; check its firewall.</source>
        <translation>Dieser Rechner erlaubt keine Verbindung zu %1, Port %2; die Firewall prüfen.</translation>
    </message>
    <message>
        <source>No connection to %1, port %2: %3.</source>
        <translation>Keine Verbindung zu %1, Port %2: %3.</translation>
    </message>
</context>
<context>
    <name>visor::wire::TlsContext</name>
    <message>
        <source>Secure connections cannot be set up on this computer; check its OpenSSL.</source>
        <translation>Sichere Verbindungen können auf diesem Rechner nicht eingerichtet werden; sein OpenSSL prüfen.</translation>
    </message>
</context>
<context>
    <name>visor::wire::TlsIdentity</name>
    <message>
        <source>No certificate could be made; check this computer&apos;s OpenSSL.</source>
        <translation>Es konnte kein Zertifikat erzeugt werden; das OpenSSL dieses Rechners prüfen.</translation>
    </message>
</context>
<context>
    <name>visor::wire::TlsStream</name>
    <message>
        <source>The secure connection broke; open it again.</source>
        <translation>Die sichere Verbindung ist abgebrochen; erneut öffnen.</translation>
    </message>
    <message>
        <source>The TLS handshake failed: %1.</source>
        <translation>Der TLS-Handshake ist fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>The other end closed the secure connection; open it again.</source>
        <translation>Die Gegenstelle hat die sichere Verbindung geschlossen; erneut öffnen.</translation>
    </message>
    <message>
        <source>The other end goes on sending instead of ending the secure connection; open it again.</source>
        <translation>Die Gegenstelle sendet weiter, statt die sichere Verbindung zu beenden; erneut öffnen.</translation>
    </message>
</context>
<context>
    <name>visor::wire::TlsTrust</name>
    <message>
        <source>it is not the certificate that was trusted for %1 before</source>
        <translation>es ist nicht das Zertifikat, dem zuvor für %1 vertraut wurde</translation>
    </message>
    <message>
        <source>it expired on %1</source>
        <translation>es ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>it is valid from %1 only</source>
        <translation>es gilt erst ab dem %1</translation>
    </message>
    <message>
        <source>no authority known to this computer vouches for it</source>
        <translation>keine diesem Rechner bekannte Zertifizierungsstelle bürgt dafür</translation>
    </message>
    <message>
        <source>it was made for another name than %1</source>
        <translation>es wurde für einen anderen Namen als %1 ausgestellt</translation>
    </message>
    <message>
        <source>the authority behind it has expired</source>
        <translation>die Zertifizierungsstelle dahinter ist abgelaufen</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2. Compare its fingerprint with the instrument&apos;s and trust it, or install a valid one.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut: %2. Seinen Fingerabdruck mit dem des Geräts vergleichen und ihm vertrauen, oder ein gültiges installieren.</translation>
    </message>
</context>
</TS>
