<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Facts</name>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standbys attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag, bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, keeps %2, WAL is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, keeps %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failing at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) archived</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transactions/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, lag %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As %1 says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flushed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write, flush, replay delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no coordinates declared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency to other regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (expected %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileSave</name>
    <message>
        <source>Writing %1 failed: %2. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FleetFile</name>
    <message>
        <source>expected one YAML document, a second begins here; is the indentation right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not valid YAML: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a file, found a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a fleet file, found more than 16 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected UTF-8 text, found other bytes in this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read the fleet file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the file; it is read again as soon as it is saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FleetReader</name>
    <message>
        <source>region &apos;%1&apos; is declared twice, first in line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credential &apos;%1&apos; is declared twice, first in line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster &apos;%1&apos; is declared twice, first in line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node &apos;%1&apos; is declared twice, first in line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown region &apos;%1&apos;: expected one of a public cloud or one declared under &apos;regions&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown region &apos;%1&apos;; did you mean &apos;%2&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown credential &apos;%1&apos;: expected one declared under &apos;credentials&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown credential &apos;%1&apos;; did you mean &apos;%2&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>since %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Land</name>
    <message>
        <source>read the map&apos;s land data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>As the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapTexts</name>
    <message>
        <source>no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreachable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>primary · %n node(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 primaries · %n node(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n standby(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cascading standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>role unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay stalled, lag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay stalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not receiving, data at least %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disputed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stalled · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>catching up · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>catching up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodeColumns</name>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag, bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transactions/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodePoller</name>
    <message>
        <source>the keychain does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain, or use one of its alternatives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log in to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PgError</name>
    <message>
        <source>Check the password in the keychain (or its alternative) for this credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the role&apos;s name and the server&apos;s pg_hba.conf for this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the node&apos;s database in the fleet file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRANT pg_monitor to the role that Meridian logs in with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no connection left: raise max_connections or end some sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it accepts connections; its log says what it is doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was stopped or the session was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server process crashed; see the server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is too busy to answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the server&apos;s certificate and reload the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check tls.root_certificate and the server&apos;s certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is for another name: use that name as host, or reissue it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set tls.root_certificate to the file of the authority that signed the server&apos;s certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn ssl on at the server, or set tls.mode deliberately lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program answers on this port: check host and port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the server&apos;s log for its side of the handshake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server hung up during the TLS handshake; see its log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store the password in the keychain, or use one of its alternatives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing listens there: start the server, or check host and port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network between here and there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server, or something before it, hung up; see its log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the host&apos;s name in the fleet file and your name servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no name server answered for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your name servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>poll %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeLab</name>
    <message>
        <source>make the lab&apos;s certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program openssl is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install it (Debian: apt install openssl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the servers run as the user %1, who must be able to reach the folder; choose another one: --dir D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use %1 for the practice lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder: --dir D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose an empty or a new folder: --dir D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its path is too long for a local socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a shorter one: --dir D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a folder of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds files that are not a lab&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lab is running there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use it (fleet file: %1), end it with &quot;meridianctl lab down --dir %2&quot;, or choose another folder: --dir D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of it could not be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove it by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no fault called &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connect to %1 (127.0.0.1:%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run &quot;%1&quot; on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reserve a port of 127.0.0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find PostgreSQL&apos;s server programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install PostgreSQL %1 or newer (Debian: apt install postgresql), or name its folder in MERIDIAN_PG_BIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1 in %2 is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no initdb and postgres in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kill %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its processes do not die</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its processes do not stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continue %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its processes do not continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see: meridianctl lab status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seven servers in five regions, one of them cascading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a primary and a standby across the Atlantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place the lab &quot;%1&quot; on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the catalogue has no region %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listen on 127.0.0.1:%1 for calls from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find a user to run the servers as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL refuses to run as root, and this system has neither a user &quot;postgres&quot; nor &quot;nobody&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start the lab as an ordinary user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give %1 to the user %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>waiting for the first answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary, answers in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follows %1, %2 (%3) behind the primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follows %1, idle: nothing to replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers in %1; how far it is behind is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers slowly: %1 (healthy below %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (strike %2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 polls failed in a row)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers again: %1 of %2 good polls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two primaries: %1 is writable, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not of this cluster: its system identifier is %1, the others&apos; is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receives no WAL: the receiver is not running; replayed up to %1, its data is %2 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receives no WAL: the receiver&apos;s status is %1; its data is %2 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receives no WAL: nothing came from %1 for %2; its data is %3 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay is paused: %1, %2 behind the primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receives WAL but does not replay it: %1, %2 behind the primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 behind the primary (warning at %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 behind the primary (critical at %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 behind the primary (limit %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slot %1 has lost WAL that its consumer still needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archiving fails at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 connections in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a transaction has been open for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its clock differs from ours by %1 (limit %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sends to %2: both say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 receives from %1 but does not replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 catches up with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sends to %2, which cannot be asked from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 receives from %1, which cannot be asked from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither %1 nor %2 can be asked from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 receives nothing from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no connection from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has heard nothing from %2 for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 still believes that it sends, but %2 receives nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 says that it receives from %1, which lists no such standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>healthy nodes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no node works; %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in maintenance: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1, is now %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed from timeline %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was restarted at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1 became %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>followed %1, follows %2 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fleet file was taken over: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history is not written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk does not keep up: %1 measurements were dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the changed fleet file cannot be used, the old one stays: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchemaCheck</name>
    <message>
        <source>&apos;%1&apos; stands here twice, first in line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing: expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs &apos;%2&apos; beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: expected at least one entry, found none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: expected at most %2 characters, found %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: expected %2, found %3; did you mean &apos;%4&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: expected %2, found %3; in quotes it is a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: expected %2, found %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected a key, found %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no place here: a fleet file never holds a secret. Keep it in the keychain, in MERIDIAN_PASSWORD_&lt;NAME&gt;, in a password file (password_file) or in a service file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos;; did you mean &apos;%2&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos;; known here are %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchemaWords</name>
    <message>
        <source>one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mapping (key: value)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list (- entry)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a duration from %1 to %2, such as 500ms, 5s, 2min or 1h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a size from %1 to %2, such as 10MB or 1GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colour in quotes, such as &quot;#c0392b&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a country code of two capital letters, such as IE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a host name, an address or the folder of a socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name without line breaks and spaces around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a connection string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text of %1 lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>Free some space on the disk of %1; writing is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk of %1; writing is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow this user to write %1 and its folder, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 away, or choose another file: a new one is begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program that uses %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read the store %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the store %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the store %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has schema version %1, this program knows versions up to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the newer program, or choose another file. Nothing in it was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is the database of another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file. Nothing in it was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowOptions</name>
    <message>
        <source>read the option --%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch and run databases that span the world</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fleet file to watch; else the one opened last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page to begin with: map, charts or nodes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark, light or system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en or zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window&apos;s size, for example 1680x1050.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the window as PNG and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds from the first live picture to the screenshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that history is kept in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map, charts or nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark, light or system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en or zh_CN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width and height, for example 1680x1050</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options only, the fleet file with --fleet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cascading standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>streaming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>catching up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the two ends disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian</name>
    <message>
        <source>See the server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check host, port and the server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server, or something before it, hung up; see its log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer to the TCP connection for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall or a cut line swallows the packets: check the network between here and there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the port accepts connections, but nothing answers for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is stopped or overloaded, or the line behind the port is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer to the query for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is stopped or overloaded, or the line is cut.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::ChartLegend</name>
    <message>
        <source>%1, shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to show or hide, Ctrl+click to show this one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more series</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::ChartPair</name>
    <message>
        <source>critical %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::ChartPlot</name>
    <message>
        <source>No measurement in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::ChartWidget</name>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range. The wheel zooms, dragging pans, a double click returns to now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::ClockFace</name>
    <message>
        <source>polled %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click for local time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click for UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::Discovery</name>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 follows %2 from %3, but no server of this cluster answers there on port %4: add its host and port by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be placed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::DiscoveryForm</name>
    <message>
        <source>&amp;Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: keychain, environment or ~/.pgpass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discover</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::ErrorCard</name>
    <message>
        <source>&amp;Copy error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::Finder</name>
    <message>
        <source>%1 – region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a node or region…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a node or region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::FirstRunPage</name>
    <message>
        <source>No fleet yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meridian watches replicated databases in many regions. It needs to know which ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a fleet file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A YAML file that names regions, clusters and nodes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect to a server and discover the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one server; its primary, standbys and cascades are found from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the &amp;practice lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real PostgreSQL servers on this machine, with the delays of a world between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing selected.
Choose a region or a link on the map, or a node in the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::Lab</name>
    <message>
        <source>Starting the servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice lab &quot;%1&quot; is up</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Creating %n server(s) of PostgreSQL %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>wait until every standby streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has ended: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see its log in %1/logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet: %1; %2 says: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again: meridianctl lab heal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a region has no wire to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name two different regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a standby that runs: meridianctl lab status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill the disk of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see: meridianctl lab status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>break the receiver of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a primary and receives from nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a standby: meridianctl lab status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every fault is undone, every standby streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find the node &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such node in this lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes are: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find the region &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such region in this lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the regions are: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::LabCall</name>
    <message>
        <source>its owner ended before it answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear up with: meridianctl lab down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lab is running there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start one with: meridianctl lab up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call the practice lab in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::LabOwner</name>
    <message>
        <source>listen on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder: --dir D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice lab in %1 is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask the practice lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is still starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not know &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the same version of the program as the lab&apos;s owner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::LabStart</name>
    <message>
        <source>start %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install meridianctl beside this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start the practice lab in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its owner ended at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run it in the foreground: meridianctl lab up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::MainWindow</name>
    <message>
        <source>%1 – Meridian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meridian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a fleet file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet files (*.yaml *.yml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local ti&amp;me instead of UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a fleet file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect to a server and discover the cluster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the &amp;practice lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poll &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::MapCard</name>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the worst of %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::MapLegend</name>
    <message>
        <source>Legend of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::MapView</name>
    <message>
        <source>World map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole world</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::NodesPage</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, for example: eu-west role:standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::Rail</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::Screenshot</name>
    <message>
        <source>no node was polled within a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::T</name>
    <message>
        <source>&apos;%1&apos; (%2) must not be more than &apos;%3&apos; (%4)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::TopBar</name>
    <message>
        <source>No fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst lag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version watches; it changes nothing on any server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::WatchArea</name>
    <message>
        <source>Latency from here to each node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency between the ends of each link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>World map of the fleet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::WindowControl</name>
    <message>
        <source>Asking %1 for its cluster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the discovered fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet files (*.yaml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the practice lab…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>meridian::ctl</name>
    <message>
        <source>The lab runs until Ctrl-C or &quot;meridianctl lab down&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice lab &quot;%1&quot; in %2, since %3, owner %4
Fleet file: %5
Network faults: %6

</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NODE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REGION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FOLLOWS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STREAMING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FAULTS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lab&apos;s owner had died; what it left is cleared away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lab is running there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find the practice lab in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start one with: meridianctl lab up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
