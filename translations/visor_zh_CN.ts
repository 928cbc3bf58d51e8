<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BytesText</name>
    <message>
        <source>block of open length</source>
        <translation>长度未定的数据块</translation>
    </message>
    <message>
        <source>block of %1 bytes</source>
        <translation>%1 字节的数据块</translation>
    </message>
    <message>
        <source>%1 binary bytes</source>
        <translation>%1 个二进制字节</translation>
    </message>
    <message>
        <source>… and %1 more bytes; save them to a file to see all.</source>
        <translation>… 还有 %1 个字节；保存到文件可查看全部内容。</translation>
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
        <translation>原始套接字，端口 %1</translation>
    </message>
    <message>
        <source>serial port</source>
        <translation>串口</translation>
    </message>
</context>
<context>
    <name>ScpiWords</name>
    <message>
        <source> (default %1)</source>
        <translation> (默认 %1)</translation>
    </message>
    <message>
        <source>Identity: maker, model, serial number, firmware</source>
        <translation>身份：制造商、型号、序列号、固件</translation>
    </message>
    <message>
        <source>Reset to the maker&apos;s known state</source>
        <translation>复位到制造商规定的状态</translation>
    </message>
    <message>
        <source>Clear status and error queue</source>
        <translation>清除状态和错误队列</translation>
    </message>
    <message>
        <source>Answers 1 when everything before is done</source>
        <translation>之前的操作全部完成后应答 1</translation>
    </message>
    <message>
        <source>Sets the operation complete bit when everything before is done</source>
        <translation>之前的操作全部完成后设置操作完成位</translation>
    </message>
    <message>
        <source>Wait for everything before to be done</source>
        <translation>等待之前的操作全部完成</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>Self test; 0 means passed</source>
        <translation>自检；0 表示通过</translation>
    </message>
    <message>
        <source>Status byte</source>
        <translation>状态字节</translation>
    </message>
    <message>
        <source>Standard event status register, cleared by reading</source>
        <translation>标准事件状态寄存器，读取后清除</translation>
    </message>
    <message>
        <source>Standard event status enable register</source>
        <translation>标准事件状态使能寄存器</translation>
    </message>
    <message>
        <source>Service request enable register</source>
        <translation>服务请求使能寄存器</translation>
    </message>
    <message>
        <source>Installed options</source>
        <translation>已安装的选件</translation>
    </message>
    <message>
        <source>The oldest error of the queue</source>
        <translation>队列中最早的错误</translation>
    </message>
    <message>
        <source>The SCPI version it follows</source>
        <translation>所遵循的 SCPI 版本</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Identifying</source>
        <translation>正在识别</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>连接丢失</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>正在关闭</translation>
    </message>
</context>
<context>
    <name>TraceExport</name>
    <message>
        <source>The trace could not be written to %1: %2. Choose another place.</source>
        <translation>无法将通信记录写入 %1：%2。请选择其他位置。</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>导出已取消；未写入任何文件。</translation>
    </message>
</context>
<context>
    <name>TraceWords</name>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>采集</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Housekeeping</source>
        <translation>后台维护</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
</context>
<context>
    <name>visor::app::AboutDialog</name>
    <message>
        <source>About Visor</source>
        <translation>关于 Visor</translation>
    </message>
    <message>
        <source>Visor %1</source>
        <translation>Visor %1</translation>
    </message>
    <message>
        <source>A desktop instrument console. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
        <translation>桌面仪器控制台。本程序是自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布，不提供任何担保。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>复制以用于错误报告</translation>
    </message>
    <message>
        <source>Qt %1, %2</source>
        <translation>Qt %1，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Wires: %1</source>
        <translation>通信接口：%1</translation>
    </message>
</context>
<context>
    <name>visor::app::BenchAnnouncement</name>
    <message>
        <source>The simulated bench cannot announce itself in %1 (%2). Other programs can still use it by its resource strings.</source>
        <translation>仿真实验台无法在 %1 中发布自身（%2）。其他程序仍可通过其资源名使用它。</translation>
    </message>
    <message>
        <source>simulated bench</source>
        <translation>仿真实验台</translation>
    </message>
</context>
<context>
    <name>visor::app::BenchFinder</name>
    <message>
        <source>simulated bench</source>
        <translation>仿真实验台</translation>
    </message>
</context>
<context>
    <name>visor::app::BenchHost</name>
    <message>
        <source>There is no “%1” on the bench; there are: %2.</source>
        <translation>实验台上没有“%1”；现有：%2。</translation>
    </message>
    <message>
        <source>simulated bench</source>
        <translation>仿真实验台</translation>
    </message>
    <message>
        <source>The user name and the password of the bench may have 1 to 255 characters and no control characters.</source>
        <translation>实验台的用户名和密码可有 1 到 255 个字符，不能包含控制字符。</translation>
    </message>
    <message>
        <source>GPIB adapter</source>
        <translation>GPIB 适配器</translation>
    </message>
</context>
<context>
    <name>visor::app::CaptureKeeper</name>
    <message>
        <source>%1, captured at %2</source>
        <translation>%1，采集于 %2</translation>
    </message>
    <message>
        <source>Export the captures into a folder</source>
        <translation>将采集导出到文件夹</translation>
    </message>
</context>
<context>
    <name>visor::app::Cli</name>
    <message>
        <source>captures a waveform into a file</source>
        <translation>将波形采集到文件</translation>
    </message>
    <message>
        <source>A waveform source or command of the profile; the first there is if left out.</source>
        <translation>配置文件中的波形源或命令；省略时使用第一个。</translation>
    </message>
    <message>
        <source>Its arguments.</source>
        <translation>其参数。</translation>
    </message>
    <message>
        <source>Keep the instrument&apos;s codes where the format can (.npy).</source>
        <translation>在格式支持时保留仪器的原始码值 (.npy)。</translation>
    </message>
    <message>
        <source>A note to keep with the capture.</source>
        <translation>随采集保存的备注。</translation>
    </message>
    <message>
        <source>Do not read the instrument&apos;s settings first.</source>
        <translation>采集前不读取仪器的设置。</translation>
    </message>
    <message>
        <source>Use this profile instead of the one that fits.</source>
        <translation>使用此配置文件，而不是自动匹配的。</translation>
    </message>
    <message>
        <source>capture needs --output FILE.</source>
        <translation>capture 需要 --output 文件。</translation>
    </message>
    <message>
        <source>%1: %2 points</source>
        <translation>%1：%2 点</translation>
    </message>
    <message>
        <source>says who an instrument is and which profile fits it</source>
        <translation>显示仪器的身份及与之匹配的配置文件</translation>
    </message>
    <message>
        <source>Print one JSON object.</source>
        <translation>输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Maker:    %1</source>
        <translation>制造商:    %1</translation>
    </message>
    <message>
        <source>Model:    %1</source>
        <translation>型号:      %1</translation>
    </message>
    <message>
        <source>Serial:   %1</source>
        <translation>序列号:    %1</translation>
    </message>
    <message>
        <source>Firmware: %1</source>
        <translation>固件:      %1</translation>
    </message>
    <message>
        <source>Profile:  %1</source>
        <translation>配置文件:  %1</translation>
    </message>
    <message>
        <source>none fits</source>
        <translation>无匹配项</translation>
    </message>
    <message>
        <source>lists the instruments within reach</source>
        <translation>列出可访问的仪器</translation>
    </message>
    <message>
        <source>A VISA search expression, such as ?*::INSTR (everything).</source>
        <translation>VISA 搜索表达式，例如 ?*::INSTR（全部）。</translation>
    </message>
    <message>
        <source>Longest the search may take (2000).</source>
        <translation>搜索的最长时间 (2000)。</translation>
    </message>
    <message>
        <source>Print one JSON array.</source>
        <translation>输出一个 JSON 数组。</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>simulated, faulty</source>
        <translation>仿真，有故障</translation>
    </message>
    <message>
        <source>not seen now</source>
        <translation>当前未发现</translation>
    </message>
    <message>
        <source>same instrument</source>
        <translation>同一台仪器</translation>
    </message>
    <message>
        <source>Nothing was found. “visor simulate” starts a simulated bench; any instrument can be used by its resource string without being listed.</source>
        <translation>未找到任何仪器。“visor simulate”可启动仿真实验台；未列出的仪器也可通过资源名使用。</translation>
    </message>
    <message>
        <source>Usage: visor COMMAND [ARGUMENTS] [OPTIONS]</source>
        <translation>用法：visor 命令 [参数] [选项]</translation>
    </message>
    <message>
        <source>Drives instruments without a window. Data goes to stdout, messages to stderr.</source>
        <translation>无需窗口即可操作仪器。数据输出到 stdout，消息输出到 stderr。</translation>
    </message>
    <message>
        <source>“visor COMMAND --help” says more. “visor --version” prints the version.</source>
        <translation>“visor 命令 --help”给出更多说明。“visor --version”显示版本。</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 the instrument or file answered with an error, 2 wrong usage, 3 not found, 4 timeout, 5 locked or busy, 6 connection lost, 7 not permitted.</source>
        <translation>退出码：0 完成，1 仪器或文件返回错误，2 用法错误，3 未找到，4 超时，5 已锁定或忙，6 连接丢失，7 不允许。</translation>
    </message>
    <message>
        <source>Says what is here.</source>
        <translation>显示此处的说明。</translation>
    </message>
    <message>
        <source>wrong number of arguments for %1. “visor %1 --help” shows them.</source>
        <translation>%1 的参数个数不正确。“visor %1 --help”可查看其参数。</translation>
    </message>
    <message>
        <source>there is no command “%1”. “visor --help” lists them.</source>
        <translation>没有命令“%1”。“visor --help”可列出所有命令。</translation>
    </message>
    <message>
        <source>“%1” is no terminator. Use lf, cr, crlf or none.</source>
        <translation>“%1”不是结束符。请使用 lf、cr、crlf 或 none。</translation>
    </message>
    <message>
        <source>%1 takes a whole number of milliseconds above zero, not “%2”.</source>
        <translation>%1 需要大于零的整数毫秒数，不能是“%2”。</translation>
    </message>
    <message>
        <source>“%1” is no argument. Write NAME=VALUE.</source>
        <translation>“%1”不是参数。请写成 名称=值。</translation>
    </message>
    <message>
        <source>Longest a single write or read may take (2000).</source>
        <translation>单次写入或读取的最长时间 (2000)。</translation>
    </message>
    <message>
        <source>Longest opening may take (5000).</source>
        <translation>打开的最长时间 (5000)。</translation>
    </message>
    <message>
        <source>A VISA resource string, such as TCPIP::192.168.1.5::inst0::INSTR.</source>
        <translation>VISA 资源名，例如 TCPIP::192.168.1.5::inst0::INSTR。</translation>
    </message>
    <message>
        <source>No profile fits “%1”. Name one with --profile, or write one; query and write work without.</source>
        <translation>没有与“%1”匹配的配置文件。请用 --profile 指定一个，或自行编写；query 和 write 无需配置文件即可使用。</translation>
    </message>
    <message>
        <source>Print JSON.</source>
        <translation>输出 JSON。</translation>
    </message>
    <message>
        <source>visor: No profile fits “%1”.</source>
        <translation>visor：没有与“%1”匹配的配置文件。</translation>
    </message>
    <message>
        <source>sends a message and prints the reply</source>
        <translation>发送消息并输出应答</translation>
    </message>
    <message>
        <source>What to send.</source>
        <translation>要发送的内容。</translation>
    </message>
    <message>
        <source>Write the reply&apos;s bytes to this file.</source>
        <translation>将应答的字节写入此文件。</translation>
    </message>
    <message>
        <source>Ask N times and print rate and p50/p99 to stderr; the last reply is printed.</source>
        <translation>查询 N 次，并将速率和 p50/p99 输出到 stderr；输出最后一个应答。</translation>
    </message>
    <message>
        <source>--repeat takes a whole number above zero, not “%1”.</source>
        <translation>--repeat 需要大于零的整数，不能是“%1”。</translation>
    </message>
    <message>
        <source>%1 queries, %2/s, p50 %3 µs, p99 %4 µs</source>
        <translation>%1 次查询，%2/s，p50 %3 µs，p99 %4 µs</translation>
    </message>
    <message>
        <source>reads a message that is waiting</source>
        <translation>读取等待中的消息</translation>
    </message>
    <message>
        <source>Read at most N bytes.</source>
        <translation>最多读取 N 个字节。</translation>
    </message>
    <message>
        <source>Write the bytes to this file.</source>
        <translation>将字节写入此文件。</translation>
    </message>
    <message>
        <source>--bytes takes a whole number above zero, not “%1”.</source>
        <translation>--bytes 需要大于零的整数，不能是“%1”。</translation>
    </message>
    <message>
        <source>The file cannot be written (%1). Choose another place or free some space.</source>
        <translation>无法写入文件（%1）。请选择其他位置或释放一些空间。</translation>
    </message>
    <message>
        <source>runs a command of the instrument&apos;s profile</source>
        <translation>运行仪器配置文件中的命令</translation>
    </message>
    <message>
        <source>Name of a command or sequence of the profile.</source>
        <translation>配置文件中命令或序列的名称。</translation>
    </message>
    <message>
        <source>The profile %1 has no command “%2”. “visor profile show %1” lists them.</source>
        <translation>配置文件 %1 没有命令“%2”。“visor profile show %1”可列出所有命令。</translation>
    </message>
    <message>
        <source>The instrument answered with an error: %1, %2.</source>
        <translation>仪器返回错误：%1，%2。</translation>
    </message>
    <message>
        <source>An earlier error was still in the queue: %1, %2.</source>
        <translation>队列中还有之前的错误：%1，%2。</translation>
    </message>
    <message>
        <source>serves simulated instruments on this machine until ended</source>
        <translation>在本机提供仿真仪器，直到被终止</translation>
    </message>
    <message>
        <source>Serve only these instruments; all of them if left out.</source>
        <translation>仅提供这些仪器；省略时提供全部。</translation>
    </message>
    <message>
        <source>Seed of the noise (1).</source>
        <translation>噪声的随机种子 (1)。</translation>
    </message>
    <message>
        <source>Print one JSON object per resource.</source>
        <translation>每个资源输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>--seed takes a whole number, not “%1”.</source>
        <translation>--seed 需要整数，不能是“%1”。</translation>
    </message>
    <message>
        <source>simulated bench</source>
        <translation>仿真实验台</translation>
    </message>
    <message>
        <source>sends a message and reads nothing</source>
        <translation>发送消息，不读取应答</translation>
    </message>
    <message>
        <source>Not all of the output could be written. Make room, or send it elsewhere.</source>
        <translation>未能写出全部输出。请腾出空间，或输出到别处。</translation>
    </message>
    <message>
        <source>User name for %1: </source>
        <translation>%1 的用户名：</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>says why an instrument is missing or does not connect</source>
        <translation>说明仪器为何未被发现或无法连接</translation>
    </message>
    <message>
        <source>A VISA resource string. Without one this machine is looked at: why the list is empty.</source>
        <translation>VISA 资源名。省略时检查本机：列表为何为空。</translation>
    </message>
    <message>
        <source>Longest the examination may take (15000).</source>
        <translation>检查的最长时间 (15000)。</translation>
    </message>
    <message>
        <source>Do not ask *IDN?.</source>
        <translation>不查询 *IDN?。</translation>
    </message>
    <message>
        <source>Print the udev rule that lets you use USB instruments, and do nothing else.</source>
        <translation>输出允许您使用 USB 仪器的 udev 规则，不执行其他操作。</translation>
    </message>
    <message>
        <source>Print one JSON object a line for each finding.</source>
        <translation>每项检查结果输出一行 JSON 对象。</translation>
    </message>
    <message>
        <source>The examination was stopped before its end.</source>
        <translation>检查未完成即被停止。</translation>
    </message>
    <message>
        <source>Nothing is broken; what may be in the way is marked as a warning.</source>
        <translation>没有发现故障；可能造成妨碍的项目已标为警告。</translation>
    </message>
    <message>
        <source>Nothing wrong was found.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>Also knock at every host of a network, such as 192.168.1.0/24 or 192.168.1.10-40.</source>
        <translation>同时逐一探测某个网络中的所有主机，例如 192.168.1.0/24 或 192.168.1.10-40。</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>网段扫描</translation>
    </message>
    <message>
        <source>holds a lock on an instrument until ended</source>
        <translation>持有仪器的锁定，直到被终止</translation>
    </message>
    <message>
        <source>Take a shared lock, for everybody who names the same key; exclusive without it.</source>
        <translation>使用共享锁定，给出相同密钥者均可共享；省略时为独占锁定。</translation>
    </message>
    <message>
        <source>Give it back after so many milliseconds; until ended (Ctrl+C, SIGTERM) without it.</source>
        <translation>经过指定的毫秒数后释放；省略时持有到被终止（Ctrl+C、SIGTERM）。</translation>
    </message>
    <message>
        <source>Stand in line for at most so long while somebody else holds it (--timeout).</source>
        <translation>他人持有锁定时，最多排队等待此时间 (--timeout)。</translation>
    </message>
    <message>
        <source>Say it as one JSON document.</source>
        <translation>以一个 JSON 文档输出。</translation>
    </message>
    <message>
        <source>In line before you: %1.</source>
        <translation>排在您前面：%1。</translation>
    </message>
    <message>
        <source>%1 is locked, shared with the key, by this command until it ends.</source>
        <translation>%1 已由此命令以该密钥共享锁定，直到命令结束。</translation>
    </message>
    <message>
        <source>%1 is locked by this command until it ends.</source>
        <translation>%1 已由此命令锁定，直到命令结束。</translation>
    </message>
    <message>
        <source>An instrument that wants a login is told VISOR_USER and VISOR_PASSWORD of the environment; without them they are asked for on the terminal.</source>
        <translation>需要登录的仪器使用环境变量 VISOR_USER 和 VISOR_PASSWORD；未设置时在终端上询问。</translation>
    </message>
    <message>
        <source>Terminator of messages both ways: lf, cr, crlf or none (lf). None leaves replies as they are.</source>
        <translation>双向消息的结束符：lf、cr、crlf 或 none (lf)。none 时应答保持原样。</translation>
    </message>
    <message>
        <source>Use the standard ports (111, 1861, 4880, 5025 …), for programs that cannot be told others.</source>
        <translation>使用标准端口 (111, 1861, 4880, 5025 …)，供无法指定其他端口的程序使用。</translation>
    </message>
    <message>
        <source>Serve HiSLIP only over TLS; the certificate&apos;s fingerprint stands behind each such resource. With VISOR_USER and VISOR_PASSWORD in the environment, only that login is let in.</source>
        <translation>仅通过 TLS 提供 HiSLIP；每个此类资源后附有证书指纹。环境变量中设有 VISOR_USER 和 VISOR_PASSWORD 时，只允许以此登录。</translation>
    </message>
    <message>
        <source>shows, trusts and revokes instruments&apos; certificates</source>
        <translation>显示仪器的证书，信任或取消信任</translation>
    </message>
    <message>
        <source>The instrument whose certificate to look at, such as TCPIPS::192.168.1.5::hislip0::INSTR. Without it, every certificate that is trusted by exception is listed.</source>
        <translation>要查看其证书的仪器，例如 TCPIPS::192.168.1.5::hislip0::INSTR。省略时列出所有例外信任的证书。</translation>
    </message>
    <message>
        <source>Trust its certificate if this is its SHA-256 fingerprint.</source>
        <translation>如果其证书的 SHA-256 指纹与此一致，则信任该证书。</translation>
    </message>
    <message>
        <source>No longer trust the certificate of this host.</source>
        <translation>不再信任此主机的证书。</translation>
    </message>
    <message>
        <source>--fingerprint takes the 64 hexadecimal digits of a SHA-256 fingerprint.</source>
        <translation>--fingerprint 需要 SHA-256 指纹的 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>%1: not encrypted, so there is no certificate.</source>
        <translation>%1：未加密，因此没有证书。</translation>
    </message>
    <message>
        <source>%1: trusted (%2).</source>
        <translation>%1：受信任（%2）。</translation>
    </message>
    <message>
        <source>Subject:     %1</source>
        <translation>主体:        %1</translation>
    </message>
    <message>
        <source>Issuer:      %1</source>
        <translation>颁发者:      %1</translation>
    </message>
    <message>
        <source>Valid until: %1</source>
        <translation>有效期至:    %1</translation>
    </message>
    <message>
        <source>SHA-256:     %1</source>
        <translation>SHA-256:     %1</translation>
    </message>
    <message>
        <source>The instrument shows another certificate than the one named. Ask whoever looks after it which is right.</source>
        <translation>仪器出示的证书与所指定的不同。请向仪器管理员确认哪一个正确。</translation>
    </message>
    <message>
        <source>The login was cancelled.</source>
        <translation>登录已取消。</translation>
    </message>
    <message>
        <source>The profile cannot be used; its errors stand above.</source>
        <translation>配置文件无法使用；其错误见上文。</translation>
    </message>
    <message>
        <source>checks, shows, compares and starts profiles</source>
        <translation>检查、显示、比较和新建配置文件</translation>
    </message>
    <message>
        <source>check FILE …: says what is wrong, and where. format FILE …: indents evenly. diff A [B]: what A says differently from the profile that comes with Visor, or B from A. list. show KEY. match IDN: which profiles fit an identity reply. pin IDN [KEY]: this instrument gets that profile, or the one that fits again. new RESOURCE: a profile to start from.</source>
        <translation>check 文件 …：指出错误及其位置。format 文件 …：统一缩进。diff A [B]：A 与 Visor 自带的配置文件有何不同，或 B 与 A 有何不同。list。show 键。match 身份：哪些配置文件与身份应答匹配。pin 身份 [键]：为该仪器指定此配置文件，省略键时恢复自动匹配。new 资源名：生成一个初始配置文件。</translation>
    </message>
    <message>
        <source>Files, keys, an identity reply, or a resource.</source>
        <translation>文件、键、身份应答或资源名。</translation>
    </message>
    <message>
        <source>With format: change nothing, name the files that are out of shape and end with 1.</source>
        <translation>用于 format：不做更改，列出格式不规范的文件，并以 1 退出。</translation>
    </message>
    <message>
        <source>With new: the file to write; one that is there already is left alone.</source>
        <translation>用于 new：要写入的文件；已存在的文件不会被改动。</translation>
    </message>
    <message>
        <source>profile takes: check FILE …, format FILE …, diff A [B], list, show KEY, match IDN, pin IDN [KEY], or new RESOURCE.</source>
        <translation>profile 的用法：check 文件 …、format 文件 …、diff A [B]、list、show 键、match 身份、pin 身份 [键] 或 new 资源名。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>No profile “%1” comes with Visor; name the one to compare with.</source>
        <translation>Visor 没有自带配置文件“%1”；请指定要比较的配置文件。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>无法写入文件：%1。</translation>
    </message>
    <message>
        <source>visor: %1 is written. Complete it, then check it with “visor profile check”.</source>
        <translation>visor：已写入 %1。请将其补充完整，然后用“visor profile check”检查。</translation>
    </message>
    <message>
        <source>The file is there already and is left alone; name another.</source>
        <translation>文件已存在，未作改动；请指定其他文件。</translation>
    </message>
    <message>
        <source>Use this profile, or the one in this file, instead of the one that fits.</source>
        <translation>使用此配置文件或此文件中的配置文件，而不是自动匹配的。</translation>
    </message>
    <message>
        <source>%1: %2 s, the instrument says “%3”.</source>
        <translation>%1：%2 s，仪器报告“%3”。</translation>
    </message>
    <message>
        <source>saves an instrument&apos;s settings, compares and applies them</source>
        <translation>保存、比较和应用仪器的设置</translation>
    </message>
    <message>
        <source>save, diff or apply.</source>
        <translation>save、diff 或 apply。</translation>
    </message>
    <message>
        <source>The setup&apos;s file.</source>
        <translation>设置文件。</translation>
    </message>
    <message>
        <source>Of save: what the setup is for.</source>
        <translation>用于 save：此设置的用途。</translation>
    </message>
    <message>
        <source>Of apply: send settings that can do harm too, such as outputs on.</source>
        <translation>用于 apply：同时发送可能造成损坏的设置，例如打开输出。</translation>
    </message>
    <message>
        <source>“%1” is no act of setup. Use save, diff or apply.</source>
        <translation>“%1”不是 setup 的操作。请使用 save、diff 或 apply。</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) did not answer or were refused.</source>
        <translation>
            <numerusform>%n 项设置未得到应答或被拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can do harm and is left as it is; --with-dangerous sends it too.</source>
        <translation>%1 可能造成损坏，保持不变；使用 --with-dangerous 可一并发送。</translation>
    </message>
    <message>
        <source>%1 was wanted as %2; the instrument made it %3.</source>
        <translation>%1 应为 %2；仪器将其设为 %3。</translation>
    </message>
    <message>
        <source>Serve the instrument that this profile describes: a file, or the name of a known profile. May be given several times; instruments of the bench are served too when named.</source>
        <translation>提供此配置文件所描述的仪器：文件，或已知配置文件的名称。可多次给出；若指定了实验台的仪器，也会一并提供。</translation>
    </message>
    <message>
        <source>%1 was not sent.</source>
        <translation>%1 未发送。</translation>
    </message>
    <message>
        <source>The file; its ending chooses the format (.csv .npy .json; .bin: the reply as it came).</source>
        <translation>文件；扩展名决定格式（.csv .npy .json；.bin：原始应答）。</translation>
    </message>
    <message>
        <source>--query captures without a profile; leave out COMMAND, NAME=VALUE and --profile.</source>
        <translation>--query 不使用配置文件采集；请去掉 COMMAND、NAME=VALUE 和 --profile。</translation>
    </message>
    <message>
        <source>With diff: line by line, as diff -u has it, comments and all.</source>
        <translation>用于 diff：像 diff -u 那样逐行比较，包括注释。</translation>
    </message>
    <message>
        <source>Capture without a profile: the query that returns the data, such as :WAV:DATA? or CURV?.</source>
        <translation>不使用配置文件采集：返回数据的查询，例如 :WAV:DATA? 或 CURV?。</translation>
    </message>
    <message>
        <source>With --query, how a sample is stored: %1 (uint8).</source>
        <translation>用于 --query：采样的存储方式：%1（uint8）。</translation>
    </message>
    <message>
        <source>With --query, which byte of a sample is first: big or little (big).</source>
        <translation>用于 --query：采样的字节顺序：big 或 little（big）。</translation>
    </message>
    <message>
        <source>With --query, x of the first sample (0).</source>
        <translation>用于 --query：第一个采样的 x（0）。</translation>
    </message>
    <message>
        <source>With --query, x from one sample to the next (1).</source>
        <translation>用于 --query：相邻采样的 x 间隔（1）。</translation>
    </message>
    <message>
        <source>With --query, the unit of x.</source>
        <translation>用于 --query：x 的单位。</translation>
    </message>
    <message>
        <source>With --query, y = sample × scale + offset (1).</source>
        <translation>用于 --query：y = 采样 × 比例 + 偏移（1）。</translation>
    </message>
    <message>
        <source>With --query, the offset of y (0).</source>
        <translation>用于 --query：y 的偏移（0）。</translation>
    </message>
    <message>
        <source>With --query, the unit of y.</source>
        <translation>用于 --query：y 的单位。</translation>
    </message>
    <message>
        <source>--%1 belongs to --query TEXT.</source>
        <translation>--%1 须与 --query TEXT 一起使用。</translation>
    </message>
    <message>
        <source>“%1” is no byte order. Use big or little.</source>
        <translation>“%1”不是字节顺序。请使用 big 或 little。</translation>
    </message>
</context>
<context>
    <name>visor::app::Console</name>
    <message>
        <source>Drives instruments from a window.</source>
        <translation>通过窗口操作仪器。</translation>
    </message>
    <message>
        <source>Start with a bench; “simulated” is the one there is.</source>
        <translation>启动时打开一个实验台；目前只有“simulated”。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Open an instrument: a resource string, or a name in the list.</source>
        <translation>打开一台仪器：资源名，或列表中的名称。</translation>
    </message>
    <message>
        <source>RESOURCE</source>
        <translation>资源名</translation>
    </message>
    <message>
        <source>Save a picture of the window once it has settled, and quit.</source>
        <translation>待窗口稳定后保存其图片，然后退出。</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Show controls, terminal or waveform first.</source>
        <translation>首先显示 controls、terminal 或 waveform。</translation>
    </message>
    <message>
        <source>There is no bench “%1”; “simulated” is the one there is.</source>
        <translation>没有名为“%1”的实验台；目前只有“simulated”。</translation>
    </message>
    <message>
        <source>There is no tab “%1”; controls, terminal and waveform are those there are.</source>
        <translation>没有名为“%1”的选项卡；可用的有 controls、terminal 和 waveform。</translation>
    </message>
    <message>
        <source>“%1” is not expected here; --open opens an instrument.</source>
        <translation>此处不应有“%1”；请用 --open 打开仪器。</translation>
    </message>
</context>
<context>
    <name>visor::app::Finders</name>
    <message>
        <source>known address</source>
        <translation>已知地址</translation>
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
        <translation>第 %1 行：“GPIB”后应为板卡编号。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Line %1: %2 is not a GPIB adapter; a gateway is written “GPIB1 = %2”.</source>
        <translation>第 %1 行：%2 不是 GPIB 适配器；网关应写成“GPIB1 = %2”。</translation>
    </message>
</context>
<context>
    <name>visor::app::Layouts</name>
    <message>
        <source>&amp;Save this layout…</source>
        <translation>保存此布局(&amp;S)…</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Name of the layout. The name of one there is replaces it.</source>
        <translation>布局名称。与现有布局同名将替换它。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>visor::app::LoginDialog</name>
    <message>
        <source>Log in to %1</source>
        <translation>登录到 %1</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Kept until Visor is closed, and never written anywhere.</source>
        <translation>保留到 Visor 关闭为止，不会写入任何位置。</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>登录(&amp;L)</translation>
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
        <translation>无</translation>
    </message>
    <message>
        <source>The simulated bench did not start.</source>
        <translation>仿真实验台未能启动。</translation>
    </message>
    <message>
        <source>The remembered instruments could not be read.</source>
        <translation>无法读取已记住的仪器。</translation>
    </message>
    <message>
        <source>opened by address</source>
        <translation>按地址打开</translation>
    </message>
    <message>
        <source>Not found: %1.</source>
        <translation>未找到：%1。</translation>
    </message>
    <message>
        <source>Check the name, or add the instrument by its address.</source>
        <translation>请检查名称，或按地址添加仪器。</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>通信记录</translation>
    </message>
    <message>
        <source>No instrument is open</source>
        <translation>没有打开的仪器</translation>
    </message>
    <message>
        <source>Add an instrument by its address</source>
        <translation>按地址添加仪器</translation>
    </message>
    <message>
        <source>Start the simulated bench</source>
        <translation>启动仿真实验台</translation>
    </message>
    <message>
        <source>Bytes sent to and received from all instruments since the start</source>
        <translation>启动以来与所有仪器之间发送和接收的字节数</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1（仿真）</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open again what was open last time?</source>
        <translation>要重新打开上次打开的仪器吗？</translation>
    </message>
    <message>
        <source>Starting the simulated bench …</source>
        <translation>正在启动仿真实验台…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Looking for instruments …</source>
        <translation>正在搜索仪器…</translation>
    </message>
    <message>
        <source>Instruments in the list: %1</source>
        <translation>列表中的仪器：%1</translation>
    </message>
    <message>
        <source>Nothing pending</source>
        <translation>没有待处理的操作</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 项待处理</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>已发送 %1，已接收 %2</translation>
    </message>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>无法将图片写入 %1。</translation>
    </message>
    <message>
        <source>&amp;Add instrument…</source>
        <translation>添加仪器(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Open selected instrument</source>
        <translation>打开所选仪器(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Close instrument</source>
        <translation>关闭仪器(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Instruments</source>
        <translation>仪器(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Trace</source>
        <translation>通信记录(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Controls</source>
        <translation>控制(&amp;C)</translation>
    </message>
    <message>
        <source>Te&amp;rminal</source>
        <translation>终端(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Waveform</source>
        <translation>波形(&amp;W)</translation>
    </message>
    <message>
        <source>Theme: as the &amp;system</source>
        <translation>主题：跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Theme: li&amp;ght</source>
        <translation>主题：浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Theme: &amp;dark</source>
        <translation>主题：深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>R&amp;eset layout</source>
        <translation>重置布局(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel what &amp;is pending</source>
        <translation>取消待处理的操作(&amp;E)</translation>
    </message>
    <message>
        <source>Device cl&amp;ear</source>
        <translation>设备清除(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Lock for this window</source>
        <translation>为此窗口锁定(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解锁(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>Copy &amp;resource string</source>
        <translation>复制资源名(&amp;R)</translation>
    </message>
    <message>
        <source>All &amp;outputs off</source>
        <translation>关闭所有输出(&amp;O)</translation>
    </message>
    <message>
        <source>Bring every open instrument into its safe state, at once</source>
        <translation>立即将所有已打开的仪器置于安全状态</translation>
    </message>
    <message>
        <source>&amp;Single capture</source>
        <translation>单次采集(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Continuous capture</source>
        <translation>连续采集(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;top capturing</source>
        <translation>停止采集(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Export all…</source>
        <translation>全部导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export the &amp;view…</source>
        <translation>导出视图(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Repeat the last export</source>
        <translation>重复上次导出(&amp;R)</translation>
    </message>
    <message>
        <source>Save a &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>C&amp;opy the picture</source>
        <translation>复制图片(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation>命令面板(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Look for instruments</source>
        <translation>搜索仪器(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;top looking</source>
        <translation>停止搜索(&amp;T)</translation>
    </message>
    <message>
        <source>Start the &amp;simulated bench</source>
        <translation>启动仿真实验台(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next instrument</source>
        <translation>下一台仪器(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous instrument</source>
        <translation>上一台仪器(&amp;P)</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>下一窗格(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Visor</source>
        <translation>关于 Visor(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Instrument</source>
        <translation>仪器(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>采集(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>&amp;Locks</source>
        <translation>锁定(&amp;K)</translation>
    </message>
    <message>
        <source>Why does it not c&amp;onnect?</source>
        <translation>为什么无法连接？(&amp;O)</translation>
    </message>
    <message>
        <source>T&amp;rusted certificates</source>
        <translation>受信任的证书(&amp;R)</translation>
    </message>
    <message>
        <source>Use another &amp;profile…</source>
        <translation>使用其他配置文件(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Save setup…</source>
        <translation>保存设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Apply setup…</source>
        <translation>应用设置(&amp;A)…</translation>
    </message>
    <message>
        <source>Record w&amp;hat is done</source>
        <translation>录制操作(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;top recording</source>
        <translation>停止录制(&amp;T)</translation>
    </message>
    <message>
        <source>Profile &amp;editor</source>
        <translation>配置文件编辑器(&amp;E)</translation>
    </message>
    <message>
        <source>Create a pro&amp;file for this instrument</source>
        <translation>为此仪器创建配置文件(&amp;F)</translation>
    </message>
    <message>
        <source>E&amp;dit this profile</source>
        <translation>编辑此配置文件(&amp;D)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The layout “%1” cannot be used: it was kept by another version.</source>
        <translation>无法使用布局“%1”：它由其他版本保存。</translation>
    </message>
    <message>
        <source>Arrange the window and save it under this name again.</source>
        <translation>请排列窗口并以此名称重新保存。</translation>
    </message>
    <message>
        <source>The simulated bench is starting …</source>
        <translation>模拟实验台正在启动…</translation>
    </message>
    <message>
        <source>The simulated bench is running: its instruments are in the list, wired to one another, and everything can be tried on them.</source>
        <translation>模拟实验台正在运行：其仪器已在列表中并相互连接，可在其上尝试所有功能。</translation>
    </message>
    <message>
        <source>Double-click an instrument in the list to open it.</source>
        <translation>双击列表中的仪器即可打开。</translation>
    </message>
    <message>
        <source>Ti&amp;meouts…</source>
        <translation>超时(&amp;M)…</translation>
    </message>
    <message>
        <source>As&amp;k before closing loses a capture</source>
        <translation>关闭会丢失采集时询问(&amp;K)</translation>
    </message>
    <message>
        <source>La&amp;youts</source>
        <translation>布局(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Plot</source>
        <translation>图表(&amp;P)</translation>
    </message>
    <message>
        <source>Without hardware, start the simulated bench: seven instruments wired to one another, on which everything can be tried.</source>
        <translation>没有硬件时，请启动模拟实验台：七台相互连接的仪器，可在其上尝试所有功能。</translation>
    </message>
</context>
<context>
    <name>visor::app::ManualDialog</name>
    <message>
        <source>Visor manual</source>
        <translation>Visor 手册</translation>
    </message>
</context>
<context>
    <name>visor::app::OutputsOff</name>
    <message>
        <source>Outputs off: %1.</source>
        <translation>输出已关闭：%1。</translation>
    </message>
    <message>
        <source>Switching the outputs off …</source>
        <translation>正在关闭输出…</translation>
    </message>
    <message>
        <source>No open instrument has outputs to switch off.</source>
        <translation>已打开的仪器都没有可关闭的输出。</translation>
    </message>
    <message>
        <source>No outputs were switched off.</source>
        <translation>没有关闭任何输出。</translation>
    </message>
    <message>
        <source>Not answered yet: %1.</source>
        <translation>尚未应答：%1。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有应答。</translation>
    </message>
    <message>
        <source>Not reached, because they are not connected: %1.</source>
        <translation>由于未连接而无法到达：%1。</translation>
    </message>
    <message>
        <source>Not asked, because their profiles name no safe state: %1.</source>
        <translation>未处理的仪器（其配置文件未指定安全状态）：%1。</translation>
    </message>
    <message>
        <source>Look at the outputs of %1.</source>
        <translation>请自行检查以下仪器的输出：%1。</translation>
    </message>
    <message>
        <source>Outputs may still be on.</source>
        <translation>输出可能仍处于打开状态。</translation>
    </message>
    <message>
        <source>Made safe: %1.</source>
        <translation>已置于安全状态：%1。</translation>
    </message>
    <message>
        <source>Silent so far, and given the time that their profiles allow: %1.</source>
        <translation>目前无应答，按其配置文件允许的时间等待：%1。</translation>
    </message>
    <message>
        <source>%1, earlier: %2, %3</source>
        <translation>%1，此前：%2，%3</translation>
    </message>
    <message>
        <source>%1 had complained earlier, of something else: %2, %3.</source>
        <translation>%1 此前已报告其他错误：%2，%3。</translation>
    </message>
    <message>
        <source>What was under way was stopped, but nothing was switched off, because their profiles name no safe state: %1.</source>
        <translation>已停止正在进行的操作，但未关闭任何输出，因为其配置文件未指定安全状态：%1。</translation>
    </message>
</context>
<context>
    <name>visor::app::PlotMenu</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>显示全部(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Previous view</source>
        <translation>上一视图(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>下一视图(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the &amp;begin</source>
        <translation>转到开头(&amp;B)</translation>
    </message>
    <message>
        <source>Go to the en&amp;d</source>
        <translation>转到末尾(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cursors</source>
        <translation>光标(&amp;C)</translation>
    </message>
    <message>
        <source>Take cursor &amp;A</source>
        <translation>选取光标 A(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Take cursor B</source>
        <translation>选取光标 B(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;races</source>
        <translation>曲线(&amp;R)</translation>
    </message>
</context>
<context>
    <name>visor::app::ProfileDialog</name>
    <message>
        <source>Use another profile</source>
        <translation>使用其他配置文件</translation>
    </message>
    <message>
        <source>Filter by name, maker or model</source>
        <translation>按名称、制造商或型号筛选</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>&amp;Use this profile</source>
        <translation>使用此配置文件(&amp;U)</translation>
    </message>
    <message>
        <source>Use the one that &amp;fits</source>
        <translation>使用匹配的配置文件(&amp;F)</translation>
    </message>
    <message>
        <source>Forget the choice for this instrument</source>
        <translation>取消对此仪器的选择</translation>
    </message>
    <message>
        <source>No profile fits “%1”.</source>
        <translation>没有与“%1”匹配的配置文件。</translation>
    </message>
    <message>
        <source>%1 — %2 (fits)</source>
        <translation>%1 — %2（匹配）</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>visor::app::ProfileEditorWindow</name>
    <message>
        <source>%1 is saved; open instruments use it at once.</source>
        <translation>%1 已保存；已打开的仪器立即使用它。</translation>
    </message>
    <message>
        <source>Asking the instrument what it offers …</source>
        <translation>正在查询仪器支持的功能…</translation>
    </message>
    <message>
        <source>&amp;New profile</source>
        <translation>新建配置文件(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a s&amp;hipped profile…</source>
        <translation>打开自带的配置文件(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>替换(&amp;E)…</translation>
    </message>
    <message>
        <source>Re&amp;name everywhere…</source>
        <translation>全部重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Comment in or out</source>
        <translation>注释或取消注释(&amp;C)</translation>
    </message>
    <message>
        <source>Comp&amp;lete</source>
        <translation>补全(&amp;L)</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式化(&amp;M)</translation>
    </message>
    <message>
        <source>Format when sa&amp;ving</source>
        <translation>保存时格式化(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Fold or unfold all</source>
        <translation>全部折叠或展开(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next problem</source>
        <translation>下一个问题(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous problem</source>
        <translation>上一个问题(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Mend this line…</source>
        <translation>修正此行(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Differences to the shipped profile</source>
        <translation>与自带配置文件的差异(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation>打开配置文件</translation>
    </message>
    <message>
        <source>Profiles (*.yaml *.yml)</source>
        <translation>配置文件 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Open a shipped profile</source>
        <translation>打开自带的配置文件</translation>
    </message>
    <message>
        <source>Saving makes a copy of your own, which is used from then on:</source>
        <translation>保存时会创建您自己的副本，此后将使用该副本：</translation>
    </message>
    <message>
        <source>Profile editor</source>
        <translation>配置文件编辑器</translation>
    </message>
    <message>
        <source>%1[*] – Profile editor</source>
        <translation>%1[*] – 配置文件编辑器</translation>
    </message>
</context>
<context>
    <name>visor::app::RememberedFinder</name>
    <message>
        <source>remembered</source>
        <translation>已记住</translation>
    </message>
    <message>
        <source>The list of remembered instruments %1 cannot be read (%2).</source>
        <translation>无法读取已记住的仪器列表 %1（%2）。</translation>
    </message>
</context>
<context>
    <name>visor::app::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Terminal: send as the header says</source>
        <translation>终端：按命令头发送</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Terminal: send and read a reply</source>
        <translation>终端：发送并读取应答</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Terminal: send, expect no reply</source>
        <translation>终端：发送，不等待应答</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Terminal: search the history</source>
        <translation>终端：搜索历史</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Terminal: accept the completion</source>
        <translation>终端：接受补全</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>&amp;Use this key</source>
        <translation>使用此键(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Add it</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>占用(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>保留(&amp;L)</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>搜索操作或按键</translation>
    </message>
    <message>
        <source>Reset a&amp;ll…</source>
        <translation>全部重置(&amp;L)…</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Plot: zoom in, zoom out</source>
        <translation>图表：放大、缩小</translation>
    </message>
    <message>
        <source>+, −</source>
        <translation>+、−</translation>
    </message>
    <message>
        <source>Plot: show everything</source>
        <translation>图表：显示全部</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Plot: show or hide the cursors</source>
        <translation>图表：显示或隐藏光标</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Plot: take cursor A or B, move it</source>
        <translation>图表：选取光标 A 或 B 并移动</translation>
    </message>
    <message>
        <source>1, 2, Left, Right</source>
        <translation>1、2、左、右</translation>
    </message>
    <message>
        <source>Plot: start or stop capturing</source>
        <translation>图表：开始或停止采集</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Click here and press the key. Tab goes on to the next field.</source>
        <translation>单击此处并按下按键。Tab 键转到下一个字段。</translation>
    </message>
    <message>
        <source>Press the key</source>
        <translation>按下按键</translation>
    </message>
    <message>
        <source>Instead of the keys it has</source>
        <translation>替换现有按键</translation>
    </message>
    <message>
        <source>Besides the keys it has</source>
        <translation>在现有按键之外添加</translation>
    </message>
    <message>
        <source>The menus and the command palette still have it</source>
        <translation>仍可通过菜单和命令面板使用</translation>
    </message>
    <message>
        <source>Back to its standard keys</source>
        <translation>恢复默认按键</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Key for “%1”:</source>
        <translation>“%1”的按键：</translation>
    </message>
    <message>
        <source>This key belongs to a part of the window and is fixed.</source>
        <translation>此按键属于窗口的某一部分，固定不变。</translation>
    </message>
    <message>
        <source>Nothing fits; try other words.</source>
        <translation>没有匹配项；请换用其他词。</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”.</source>
        <translation>%1 是“%2”的按键。</translation>
    </message>
    <message>
        <source>Reset all keys?</source>
        <translation>重置所有按键？</translation>
    </message>
    <message>
        <source>All actions get their standard keys back.</source>
        <translation>所有操作将恢复默认按键。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Plot: the view before, the next one</source>
        <translation>图表：上一视图、下一视图</translation>
    </message>
    <message>
        <source>Backspace, Shift+Backspace</source>
        <translation>Backspace、Shift+Backspace</translation>
    </message>
</context>
<context>
    <name>visor::app::TimeoutsDialog</name>
    <message>
        <source>Timeouts of %1</source>
        <translation>%1 的超时</translation>
    </message>
    <message>
        <source>How long Visor waits for this instrument before it gives up. They hold from the next command on and are remembered.</source>
        <translation>Visor 放弃之前等待此仪器的时间。从下一条命令起生效并会被记住。</translation>
    </message>
    <message>
        <source>Default of the program: %1</source>
        <translation>程序默认值：%1</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>One &amp;write or read</source>
        <translation>一次写入或读取(&amp;W)</translation>
    </message>
    <message>
        <source>Default of the profile: %1</source>
        <translation>配置文件默认值：%1</translation>
    </message>
    <message>
        <source>Wait in line for the &amp;lock</source>
        <translation>排队等待锁(&amp;L)</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Use the default: %1</source>
        <translation>使用默认值：%1</translation>
    </message>
</context>
<context>
    <name>visor::app::TrustDialog</name>
    <message>
        <source>Trust this certificate?</source>
        <translation>要信任此证书吗？</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2. Trust it only if the fingerprint is the one that the instrument itself shows.</source>
        <translation>%1 的证书不受信任：%2。仅当指纹与仪器自身显示的指纹一致时，才应信任该证书。</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>颁发给</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>信任并连接(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Do not trust</source>
        <translation>不信任(&amp;D)</translation>
    </message>
</context>
<context>
    <name>visor::app::TrustFile</name>
    <message>
        <source>The list of trusted certificates %1 cannot be read. Move it away, then trust them anew.</source>
        <translation>无法读取受信任证书的列表 %1。请将其移走，然后重新信任证书。</translation>
    </message>
    <message>
        <source>The list of trusted certificates %1 could not be written (%2). Make room, or check its folder&apos;s permissions.</source>
        <translation>无法写入受信任证书的列表 %1（%2）。请腾出空间，或检查其文件夹的权限。</translation>
    </message>
</context>
<context>
    <name>visor::app::TrustedDialog</name>
    <message>
        <source>Trusted certificates</source>
        <translation>受信任的证书</translation>
    </message>
    <message>
        <source>Certificates trusted by exception</source>
        <translation>例外信任的证书</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>颁发给</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Trusted since</source>
        <translation>信任起始时间</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>&amp;No longer trust</source>
        <translation>不再信任(&amp;N)</translation>
    </message>
    <message>
        <source>No certificate is trusted by exception: only those that an authority known to this computer vouches for.</source>
        <translation>没有例外信任的证书：只信任由本计算机所知的证书颁发机构担保的证书。</translation>
    </message>
    <message>
        <source>Connections that are open stay open; the next one is checked anew.</source>
        <translation>已打开的连接保持打开；下次连接时将重新检查。</translation>
    </message>
</context>
<context>
    <name>visor::app::UnsavedCapturesDialog</name>
    <message>
        <source>Do &amp;not ask again</source>
        <translation>不再询问(&amp;N)</translation>
    </message>
    <message>
        <source>Captures that were not exported</source>
        <translation>未导出的采集</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) would be lost. Export before closing?</source>
        <translation>
            <numerusform>%n 个采集将会丢失。关闭前导出？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The Capture menu switches the question on again</source>
        <translation>可在“采集”菜单中重新启用此询问</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
</context>
<context>
    <name>visor::app::Workspace</name>
    <message>
        <source>Controls</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>The instrument was not locked.</source>
        <translation>仪器未锁定。</translation>
    </message>
    <message>
        <source>The lock was not given back.</source>
        <translation>锁定未能释放。</translation>
    </message>
    <message>
        <source>%1 was cleared.</source>
        <translation>%1 已清除。</translation>
    </message>
    <message>
        <source>%1 was not cleared.</source>
        <translation>%1 未能清除。</translation>
    </message>
    <message>
        <source>All outputs of %1 are off.</source>
        <translation>%1 的所有输出均已关闭。</translation>
    </message>
    <message>
        <source>Not all outputs of %1 could be switched off. Look at the instrument.</source>
        <translation>%1 的部分输出未能关闭。请查看仪器。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>与 %1 的连接已丢失。</translation>
    </message>
    <message>
        <source>%1 could not be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>%1 does not say who it is.</source>
        <translation>%1 未报告其身份。</translation>
    </message>
    <message>
        <source>It did not answer *IDN?, so no profile fits it.</source>
        <translation>它没有应答 *IDN?，因此没有匹配的配置文件。</translation>
    </message>
    <message>
        <source>The terminal and its raw commands can be used; a longer timeout may help.</source>
        <translation>终端和原始命令仍可使用；延长超时可能有所帮助。</translation>
    </message>
    <message>
        <source>Connect again when the other client has let go of it.</source>
        <translation>待其他客户端释放后，请重新连接。</translation>
    </message>
    <message>
        <source>The lock on %1 was given back.</source>
        <translation>%1 的锁定已释放。</translation>
    </message>
    <message>
        <source>Nothing was done with the instrument for the time set in the list of locks.</source>
        <translation>在锁定列表中设定的时间内，未对仪器进行任何操作。</translation>
    </message>
    <message>
        <source>&amp;Wait in line</source>
        <translation>排队等待(&amp;W)</translation>
    </message>
    <message>
        <source>%1 is locked by somebody else.</source>
        <translation>%1 已被他人锁定。</translation>
    </message>
    <message>
        <source>Find out wh&amp;y…</source>
        <translation>查找原因(&amp;Y)…</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>%1 的证书不受信任。</translation>
    </message>
    <message>
        <source>Show &amp;certificate</source>
        <translation>显示证书(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>登录(&amp;L)</translation>
    </message>
    <message>
        <source>The choice of the profile was not kept.</source>
        <translation>未能保存对配置文件的选择。</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) of %1 were saved.</source>
        <translation>
            <numerusform>已保存 %1 的 %n 项设置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more did not answer or were refused.</source>
        <translation>
            <numerusform>另有 %n 项未得到应答或被拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply Setup</source>
        <translation>应用设置</translation>
    </message>
    <message>
        <source>Setups (*.visor-setup.json);;All files (*)</source>
        <translation>设置文件 (*.visor-setup.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 is not connected, or no profile fits it.</source>
        <translation>%1 未连接，或没有匹配的配置文件。</translation>
    </message>
    <message>
        <source>The setup was not applied.</source>
        <translation>设置未应用。</translation>
    </message>
    <message>
        <source>Check the settings of the line, such as the baud rate; the terminal shows what comes.</source>
        <translation>请检查线路设置，例如波特率；终端会显示收到的内容。</translation>
    </message>
    <message>
        <source>%1 is made safe: %2.</source>
        <translation>%1 已置于安全状态：%2。</translation>
    </message>
    <message>
        <source>%1 could not be made safe (%2). Look at the instrument.</source>
        <translation>无法将 %1 置于安全状态（%2）。请检查仪器。</translation>
    </message>
    <message>
        <source>Timeouts: connect %1, write or read %2, lock %3</source>
        <translation>超时：连接 %1，写入或读取 %2，锁 %3</translation>
    </message>
    <message>
        <source>The lock on %1 was lost with the connection, and is yours again.</source>
        <translation>对 %1 的锁曾随连接丢失，现已重新归您所有。</translation>
    </message>
    <message>
        <source>Your lock on %1 was lost with the connection.</source>
        <translation>您对 %1 的锁已随连接丢失。</translation>
    </message>
    <message>
        <source>Your lock on %1 was lost with the connection, and somebody else has it now.</source>
        <translation>您对 %1 的锁已随连接丢失，现由他人持有。</translation>
    </message>
</context>
<context>
    <name>visor::app::WorkspaceHeader</name>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>仿真</translation>
    </message>
    <message>
        <source>No real instrument is behind it</source>
        <translation>背后没有真实仪器</translation>
    </message>
    <message>
        <source>Stop waiting (Esc)</source>
        <translation>停止等待 (Esc)</translation>
    </message>
    <message>
        <source>Locked by you</source>
        <translation>已由您锁定</translation>
    </message>
    <message>
        <source>Not locked by you</source>
        <translation>未由您锁定</translation>
    </message>
    <message>
        <source>Lock the instrument for this window alone</source>
        <translation>仅为此窗口锁定仪器</translation>
    </message>
    <message>
        <source>Release the lock</source>
        <translation>释放锁定</translation>
    </message>
    <message>
        <source>Lock the instrument</source>
        <translation>锁定仪器</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1，自 %2 起</translation>
    </message>
    <message>
        <source>next attempt in %1 s</source>
        <translation>%1 s 后再次尝试</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Dis&amp;connect</source>
        <translation>断开连接(&amp;C)</translation>
    </message>
    <message>
        <source>Who holds the lock and who waits; shared locks, waiting in line</source>
        <translation>锁定的持有者与等待者；共享锁定、排队等待</translation>
    </message>
    <message>
        <source>Show everything about the lock</source>
        <translation>显示锁定的全部信息</translation>
    </message>
    <message>
        <source>Locked by others</source>
        <translation>已被他人锁定</translation>
    </message>
    <message>
        <source>Click to give the lock back</source>
        <translation>单击可释放锁定</translation>
    </message>
    <message>
        <source>Click to wait in line for it</source>
        <translation>单击可排队等待</translation>
    </message>
    <message>
        <source>Wait in line for the lock</source>
        <translation>排队等待锁定</translation>
    </message>
    <message>
        <source>Service requests: %1. The last came at %2 with the status byte %3 (%4).</source>
        <translation>服务请求：%1。最近一次在 %2，状态字节 %3（%4）。</translation>
    </message>
    <message>
        <source>The instrument did not answer the serial poll.</source>
        <translation>仪器未应答串行轮询。</translation>
    </message>
    <message>
        <source>The poll found no request: on a gateway&apos;s shared line another instrument may have asked.</source>
        <translation>轮询未发现请求：在网关的共用线路上，可能是另一台仪器发出了请求。</translation>
    </message>
    <message>
        <source>SRQ %1 · %2 · %3</source>
        <translation>SRQ %1 · %2 · %3</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>%1 %2  ·  serial %3  ·  firmware %4</source>
        <translation>%1 %2  ·  序列号 %3  ·  固件 %4</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>配置文件 %1</translation>
    </message>
    <message>
        <source>It has not said who it is.</source>
        <translation>仪器未表明身份。</translation>
    </message>
</context>
<context>
    <name>visor::can::BusHealth</name>
    <message>
        <source>many errors (error warning)</source>
        <translation>错误较多 (error warning)</translation>
    </message>
    <message>
        <source>very many errors (error passive)</source>
        <translation>错误很多 (error passive)</translation>
    </message>
    <message>
        <source>off the bus (bus-off)</source>
        <translation>已脱离总线 (bus off)</translation>
    </message>
    <message>
        <source>received frames were lost</source>
        <translation>接收的帧丢失</translation>
    </message>
    <message>
        <source>frames to send were lost</source>
        <translation>待发送的帧丢失</translation>
    </message>
    <message>
        <source>bit errors</source>
        <translation>位错误</translation>
    </message>
    <message>
        <source>form errors</source>
        <translation>格式错误</translation>
    </message>
    <message>
        <source>stuff errors</source>
        <translation>位填充错误</translation>
    </message>
    <message>
        <source>checksum errors</source>
        <translation>校验错误 (CRC)</translation>
    </message>
    <message>
        <source>a fault of the transceiver or its wires</source>
        <translation>收发器或其线路故障</translation>
    </message>
    <message>
        <source>sending got stuck</source>
        <translation>发送停滞</translation>
    </message>
    <message>
        <source>bus errors</source>
        <translation>总线错误</translation>
    </message>
</context>
<context>
    <name>visor::can::CanBus</name>
    <message>
        <source>This computer has no CAN plugin “%1”; there are: %2.</source>
        <translation>本计算机没有 CAN 插件“%1”；现有：%2。</translation>
    </message>
    <message>
        <source>The CAN interface %1 no longer works (%2); check its adapter, then open it again.</source>
        <translation>CAN 接口 %1 不再工作（%2）；请检查其适配器，然后重新打开。</translation>
    </message>
    <message>
        <source>The CAN interface %1 is down; bring it up (“ip link set %1 up type can bitrate 500000”), then open it again.</source>
        <translation>CAN 接口 %1 未启用；请将其启用（“ip link set %1 up type can bitrate 500000”），然后重新打开。</translation>
    </message>
    <message>
        <source>The CAN interface is no longer connected; open it again.</source>
        <translation>CAN 接口已断开；请重新打开。</translation>
    </message>
    <message>
        <source>The interface&apos;s send queue is full: the bus is busy, or nobody acknowledges. Try again.</source>
        <translation>接口的发送队列已满：总线繁忙，或没有节点确认。请重试。</translation>
    </message>
    <message>
        <source>The frame could not be sent (%1); check that the interface is up and takes such frames.</source>
        <translation>无法发送该帧（%1）；请检查接口是否已启用，以及是否支持此类帧。</translation>
    </message>
    <message>
        <source>The CAN interface %1 (%2) cannot be opened: %3. Check its name and that it is up (“ip link set %1 up type can bitrate 500000”).</source>
        <translation>无法打开 CAN 接口 %1（%2）：%3。请检查其名称以及是否已启用（“ip link set %1 up type can bitrate 500000”）。</translation>
    </message>
    <message>
        <source>The CAN interface %1 was disconnected; open it again.</source>
        <translation>CAN 接口 %1 已断开；请重新打开。</translation>
    </message>
    <message>
        <source>The CAN interface %1 has vanished; plug its adapter in, then open it again.</source>
        <translation>CAN 接口 %1 已消失；请插好其适配器，然后重新打开。</translation>
    </message>
    <message>
        <source>The CAN interface %1 went down; bring it up (“ip link set %1 up type can bitrate 500000”), then open it again.</source>
        <translation>CAN 接口 %1 已停用；请将其启用（“ip link set %1 up type can bitrate 500000”），然后重新打开。</translation>
    </message>
    <message>
        <source>The controller of %1 has gone off the bus after too many errors (bus-off); check the wiring, the bit rate and the terminators, then open it again.</source>
        <translation>%1 的控制器因错误过多已脱离总线 (bus off)；请检查接线、比特率和终端电阻，然后重新打开。</translation>
    </message>
</context>
<context>
    <name>visor::can::CanPort</name>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>The CAN interface %1 (%2) refused the connection: %3.</source>
        <translation>CAN 接口 %1（%2）拒绝了连接：%3。</translation>
    </message>
    <message>
        <source>The CAN interface %1 did not become ready in time.</source>
        <translation>CAN 接口 %1 未及时就绪。</translation>
    </message>
    <message>
        <source>The CAN interface did not take the frame in time.</source>
        <translation>CAN 接口未及时接受该帧。</translation>
    </message>
    <message>
        <source>Nobody on the CAN bus acknowledges; check the wiring, the bit rate and the power of the other device.</source>
        <translation>CAN 总线上没有节点确认；请检查接线、比特率以及对方设备的电源。</translation>
    </message>
    <message>
        <source>No such frame came in time; check the identifier and that the device is on the bus.</source>
        <translation>未及时收到此类帧；请检查标识符以及设备是否在总线上。</translation>
    </message>
    <message>
        <source>No such frame came in time, and the CAN controller reports: %1. Check the wiring, the bit rate and the terminators.</source>
        <translation>未及时收到此类帧，且 CAN 控制器报告：%1。请检查接线、比特率和终端电阻。</translation>
    </message>
</context>
<context>
    <name>visor::can::CanSession</name>
    <message>
        <source>The frame %1 is too short for the signal at bit %2.</source>
        <translation>帧 %1 过短，不含位 %2 处的信号。</translation>
    </message>
    <message>
        <source>Nothing was asked, so nothing will come: ask with “receive?” or “request?”.</source>
        <translation>没有查询任何内容，因此不会有应答：请用“receive?”或“request?”查询。</translation>
    </message>
    <message>
        <source>CAN has no trigger; send the frame that starts it.</source>
        <translation>CAN 没有触发；请发送用于启动的帧。</translation>
    </message>
    <message>
        <source>CAN has no status byte; ask for the device&apos;s status frame.</source>
        <translation>CAN 没有状态字节；请查询设备的状态帧。</translation>
    </message>
    <message>
        <source>A CAN bus has no locks.</source>
        <translation>CAN 总线不支持锁定。</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>此会话未持有锁定。</translation>
    </message>
    <message>
        <source>CAN cannot switch between remote and local; send the frame that does it.</source>
        <translation>CAN 不能切换远程和本地状态；请发送用于切换的帧。</translation>
    </message>
    <message>
        <source>CAN has no service requests; wait for a frame with “receive?”.</source>
        <translation>CAN 不支持服务请求；请用“receive?”等待帧。</translation>
    </message>
</context>
<context>
    <name>visor::can::CanTransport</name>
    <message>
        <source>%1 is not a CAN interface.</source>
        <translation>%1 不是 CAN 接口。</translation>
    </message>
    <message>
        <source>A CAN bus has no locks.</source>
        <translation>CAN 总线不支持锁定。</translation>
    </message>
</context>
<context>
    <name>visor::can::LinkWatch</name>
    <message>
        <source>The system does not say when the interface %1 goes down (%2).</source>
        <translation>系统不会报告接口 %1 何时停用（%2）。</translation>
    </message>
</context>
<context>
    <name>visor::can::Request</name>
    <message>
        <source>“from” and the identifier of the answer</source>
        <translation>“from”和应答的标识符</translation>
    </message>
    <message>
        <source>send, request?, receive?, received?, every or stop</source>
        <translation>send、request?、receive?、received?、every 或 stop</translation>
    </message>
    <message>
        <source>an identifier in hexadecimal, up to 7FF or 1FFFFFFF</source>
        <translation>十六进制标识符，不超过 7FF 或 1FFFFFFF</translation>
    </message>
    <message>
        <source>a mask in hexadecimal</source>
        <translation>十六进制掩码</translation>
    </message>
    <message>
        <source>at most 64 bytes</source>
        <translation>最多 64 个字节</translation>
    </message>
    <message>
        <source>bytes as pairs of hexadecimal digits, dlc, remote, fd, brs or signal</source>
        <translation>成对的十六进制数字表示的字节、dlc、remote、fd、brs 或 signal</translation>
    </message>
    <message>
        <source>CAN FD has no remote frames.</source>
        <translation>CAN FD 没有远程帧。</translation>
    </message>
    <message>
        <source>Only CAN FD frames switch the bit rate: write “fd brs”.</source>
        <translation>只有 CAN FD 帧才能切换比特率：请写“fd brs”。</translation>
    </message>
    <message>
        <source>A CAN FD frame has 0 to 8, 12, 16, 20, 24, 32, 48 or 64 bytes, not %1.</source>
        <translation>CAN FD 帧可有 0 到 8、12、16、20、24、32、48 或 64 个字节，不能是 %1 个。</translation>
    </message>
    <message>
        <source>A CAN frame has at most 8 bytes; this one has %1. CAN FD carries more: write “fd”.</source>
        <translation>CAN 帧最多 8 个字节；此帧有 %1 个。CAN FD 可容纳更多：请写“fd”。</translation>
    </message>
    <message>
        <source>“=” and the signal&apos;s value</source>
        <translation>“=”和信号的值</translation>
    </message>
    <message>
        <source>The signal at bit %1 lies outside the %2 bytes of the frame; give “dlc” before it.</source>
        <translation>位 %1 处的信号超出了帧的 %2 个字节；请在其前面给出“dlc”。</translation>
    </message>
    <message>
        <source>%1 does not fit into the %2 bits of the signal.</source>
        <translation>信号的 %2 位无法容纳 %1。</translation>
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
        <translation>CSV 表格</translation>
    </message>
</context>
<context>
    <name>visor::capture::CsvReader</name>
    <message>
        <source>line %1 is no row of numbers</source>
        <translation>第 %1 行不是数字行</translation>
    </message>
    <message>
        <source>line %1 has more than %2 columns</source>
        <translation>第 %1 行超过 %2 列</translation>
    </message>
    <message>
        <source>line %1 has another number of columns than the rows before</source>
        <translation>第 %1 行的列数与前面的行不同</translation>
    </message>
    <message>
        <source>“%1” in line %2 is no number</source>
        <translation>第 %2 行中的“%1”不是数字</translation>
    </message>
    <message>
        <source>it has no rows of numbers</source>
        <translation>其中没有数字行</translation>
    </message>
</context>
<context>
    <name>visor::capture::Description</name>
    <message>
        <source>a trace does not say how many samples it has</source>
        <translation>某条曲线没有说明采样点数</translation>
    </message>
    <message>
        <source>the sample type “%1” is unknown</source>
        <translation>未知的采样类型“%1”</translation>
    </message>
    <message>
        <source>The file cannot be read as a capture: %1. Choose a file that Visor exported.</source>
        <translation>无法将该文件作为采集读取：%1。请选择由 Visor 导出的文件。</translation>
    </message>
    <message>
        <source>it does not say that it is one</source>
        <translation>文件没有标明自己是采集</translation>
    </message>
    <message>
        <source>its version %1 is newer than this program</source>
        <translation>其版本 %1 比本程序新</translation>
    </message>
</context>
<context>
    <name>visor::capture::Exporter</name>
    <message>
        <source>There are no samples to export. Capture a trace first.</source>
        <translation>没有可导出的采样点。请先采集曲线。</translation>
    </message>
    <message>
        <source>The chosen range holds no samples. Zoom out or export all of it.</source>
        <translation>所选范围内没有采样点。请缩小显示或导出全部数据。</translation>
    </message>
    <message>
        <source>The traces have different horizontal axes. Export one at a time, or choose JSON.</source>
        <translation>各曲线的水平轴不同。请逐条导出，或选择 JSON。</translation>
    </message>
    <message>
        <source>The file cannot be written. Make room and try again.</source>
        <translation>无法写入文件。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>已取消导出；未写入文件。</translation>
    </message>
</context>
<context>
    <name>visor::capture::ExporterSet</name>
    <message>
        <source>There is no format for “%1”. Give the file one of these endings: %2.</source>
        <translation>没有对应“%1”的格式。请使用以下文件扩展名之一：%2。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. Choose another folder or make room.</source>
        <translation>无法写入“%1”：%2。请选择其他文件夹或腾出空间。</translation>
    </message>
    <message>
        <source>“%1” cannot be opened: %2. Check the name and its permissions.</source>
        <translation>无法打开“%1”：%2。请检查文件名和权限。</translation>
    </message>
</context>
<context>
    <name>visor::capture::JsonExporter</name>
    <message>
        <source>the data of a trace is not base64</source>
        <translation>某条曲线的数据不是 base64</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>The chosen range lies past the end of %1. Zoom out or export all of it.</source>
        <translation>所选范围超出了 %1 的末尾。请缩小显示或导出全部数据。</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>其中没有 JSON 对象</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>第 %2 字节处：%1</translation>
    </message>
</context>
<context>
    <name>visor::capture::NpyExporter</name>
    <message>
        <source>The traces have different sample types. Export values instead of codes, or one trace at a time.</source>
        <translation>各曲线的采样类型不同。请导出数值而不是码值，或逐条导出。</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy 数组</translation>
    </message>
    <message>
        <source>it holds no array of samples</source>
        <translation>其中没有采样数组</translation>
    </message>
    <message>
        <source>it holds %1 traces, more than %2</source>
        <translation>其中有 %1 条曲线，多于 %2 条</translation>
    </message>
    <message>
        <source>its horizontal positions are not float64</source>
        <translation>其水平位置不是 float64</translation>
    </message>
    <message>
        <source>it describes %1 traces but holds %2</source>
        <translation>其描述了 %1 条曲线，但只包含 %2 条</translation>
    </message>
    <message>
        <source>it is no NumPy array</source>
        <translation>它不是 NumPy 数组</translation>
    </message>
    <message>
        <source>its NumPy format version %1 is unknown</source>
        <translation>未知的 NumPy 格式版本 %1</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>文件在文件头中间就结束了</translation>
    </message>
    <message>
        <source>its header does not name a plain array</source>
        <translation>其文件头没有指明普通数组</translation>
    </message>
    <message>
        <source>arrays of type “%1” are not supported</source>
        <translation>不支持“%1”类型的数组</translation>
    </message>
    <message>
        <source>it ends before its last sample</source>
        <translation>文件在最后一个采样点之前就结束了</translation>
    </message>
    <message>
        <source>its array is in Fortran order</source>
        <translation>其数组采用 Fortran 顺序</translation>
    </message>
</context>
<context>
    <name>visor::capture::RawCapture</name>
    <message>
        <source>“%1” is no format of samples. Choose one of: %2.</source>
        <translation>“%1”不是采样格式。请选择：%2。</translation>
    </message>
    <message>
        <source>Type the query that the instrument answers with its data, such as :WAV:DATA? or CURV?.</source>
        <translation>请输入仪器以数据应答的查询，例如 :WAV:DATA? 或 CURV?。</translation>
    </message>
    <message>
        <source>The query is one line of at most %1 characters.</source>
        <translation>查询须为一行，最多 %1 个字符。</translation>
    </message>
    <message>
        <source>The start of x and the offset of y are numbers.</source>
        <translation>x 的起点和 y 的偏移必须是数字。</translation>
    </message>
    <message>
        <source>The step of x from one sample to the next is a number above zero.</source>
        <translation>相邻采样的 x 步长必须大于零。</translation>
    </message>
    <message>
        <source>The scale of y is a number, and not zero.</source>
        <translation>y 的比例必须是非零数字。</translation>
    </message>
    <message>
        <source>“%1” is no unit. Write one such as V, s or Hz.</source>
        <translation>“%1”不是单位。请写 V、s 或 Hz 等。</translation>
    </message>
    <message>
        <source>The answer to “%1” holds no samples. Look at it in the Terminal, and check the query and the sample format.</source>
        <translation>对“%1”的应答不含采样。请在终端中查看，并检查查询和采样格式。</translation>
    </message>
</context>
<context>
    <name>visor::capture::ReplyExporter</name>
    <message>
        <source>Reply as it came</source>
        <translation>原始应答</translation>
    </message>
    <message>
        <source>The reply is exported whole. Export all samples, or the view in another format.</source>
        <translation>应答会整体导出。请导出所有采样，或以其他格式导出视图。</translation>
    </message>
    <message>
        <source>A reply alone does not say what it means. Choose a CSV, NPY or JSON file.</source>
        <translation>仅有应答无法说明其含义。请选择 CSV、NPY 或 JSON 文件。</translation>
    </message>
    <message>
        <source>This capture keeps numbers, not the instrument&apos;s reply. Export it as CSV, NPY or JSON.</source>
        <translation>此采集保存的是数值，而非仪器应答。请导出为 CSV、NPY 或 JSON。</translation>
    </message>
</context>
<context>
    <name>visor::capture::TakeCapture</name>
    <message>
        <source>The profile %1 describes nothing that can be captured. Add a command whose result is a vector, or a waveform source.</source>
        <translation>配置文件 %1 没有描述任何可采集的内容。请添加结果为 vector 的命令，或添加波形源。</translation>
    </message>
    <message>
        <source>“%1” cannot be captured from this instrument. Choose one of: %2.</source>
        <translation>无法从此仪器采集“%1”。请选择以下之一：%2。</translation>
    </message>
    <message>
        <source>“%1” answered “%2”, which is no waveform. Choose another source, or describe its result as a vector in the profile.</source>
        <translation>“%1”的应答是“%2”，不是波形。请选择其他信号源，或在配置文件中将其结果描述为 vector。</translation>
    </message>
</context>
<context>
    <name>visor::doctor::Doctor</name>
    <message>
        <source>Fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What was found about %1:</source>
        <translation>%1 的检查结果：</translation>
    </message>
    <message>
        <source>What was found about this machine:</source>
        <translation>本机的检查结果：</translation>
    </message>
</context>
<context>
    <name>visor::doctor::IdentityQuestion</name>
    <message>
        <source>Another client has locked the instrument.</source>
        <translation>其他客户端已锁定仪器。</translation>
    </message>
    <message>
        <source>Release the lock there; Visor never breaks a lock.</source>
        <translation>请在对方处释放锁定；Visor 从不强行解除锁定。</translation>
    </message>
    <message>
        <source>%1 can be opened.</source>
        <translation>%1 可以打开。</translation>
    </message>
    <message>
        <source>The instrument listens on another of its interfaces.</source>
        <translation>仪器正在其另一个接口上监听。</translation>
    </message>
    <message>
        <source>It says “%1”.</source>
        <translation>其应答为“%1”。</translation>
    </message>
    <message>
        <source>Choose this interface in its remote control settings, or open it by the one it names: TCPIP is VICP, LXI is VXI-11.</source>
        <translation>请在仪器的远程控制设置中选择此接口，或按其指出的接口打开：TCPIP 即 VICP，LXI 即 VXI-11。</translation>
    </message>
    <message>
        <source>The instrument answered *IDN? with “%1”.</source>
        <translation>仪器对 *IDN? 的应答是“%1”。</translation>
    </message>
    <message>
        <source>That is no identity as IEEE 488.2 defines it.</source>
        <translation>这不是 IEEE 488.2 所规定的身份。</translation>
    </message>
    <message>
        <source>Choose its profile by hand (--profile), or use the terminal.</source>
        <translation>请手动选择其配置文件 (--profile)，或使用终端。</translation>
    </message>
    <message>
        <source>It answers: %1.</source>
        <translation>它的应答：%1。</translation>
    </message>
    <message>
        <source>The profile %1 fits.</source>
        <translation>配置文件 %1 匹配。</translation>
    </message>
    <message>
        <source>No profile fits “%1”.</source>
        <translation>没有与“%1”匹配的配置文件。</translation>
    </message>
    <message>
        <source>It can be used in the terminal, but there are no forms for it.</source>
        <translation>可以在终端中使用，但没有对应的表单。</translation>
    </message>
    <message>
        <source>It can be used in the terminal, but there are no forms for it. Nearest is %1.</source>
        <translation>可以在终端中使用，但没有对应的表单。最接近的是 %1。</translation>
    </message>
    <message>
        <source>Write a profile; the manual says how.</source>
        <translation>请编写配置文件；方法见手册。</translation>
    </message>
    <message>
        <source>Try the nearest one by hand, or copy it and add a pattern for this identity.</source>
        <translation>请手动试用最接近的配置文件，或将其复制后为此身份添加模式。</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>%1 does not answer *IDN?.</source>
        <translation>%1 未应答 *IDN?。</translation>
    </message>
    <message>
        <source>It wants a login, and let us in (%1).</source>
        <translation>它要求登录，且登录已成功（%1）。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>%1 的证书不受信任。</translation>
    </message>
    <message>
        <source>Look at it, and trust it for this host if it is the instrument&apos;s.</source>
        <translation>请查看证书，确认属于该仪器后为此主机信任该证书。</translation>
    </message>
    <message>
        <source>%1 insists on a login.</source>
        <translation>%1 要求登录。</translation>
    </message>
    <message>
        <source>Give it a user name and a password: the window asks for them when it connects, the command line asks on the terminal or takes VISOR_USER and VISOR_PASSWORD.</source>
        <translation>请提供用户名和密码：窗口在连接时会询问，命令行在终端中询问，或使用 VISOR_USER 和 VISOR_PASSWORD。</translation>
    </message>
    <message>
        <source>%1 does not accept this user name and password.</source>
        <translation>%1 不接受此用户名和密码。</translation>
    </message>
    <message>
        <source>Correct them; whoever looks after the instrument can set new ones.</source>
        <translation>请更正；仪器的管理人员可以设置新的用户名和密码。</translation>
    </message>
    <message>
        <source>%1 insists on a login of a kind that Visor does not have.</source>
        <translation>%1 要求使用 Visor 不支持的登录方式。</translation>
    </message>
    <message>
        <source>Switch on SCRAM or PLAIN logins in the instrument&apos;s security settings.</source>
        <translation>请在仪器的安全设置中启用 SCRAM 或 PLAIN 登录。</translation>
    </message>
</context>
<context>
    <name>visor::doctor::InterfaceExaminer</name>
    <message>
        <source>This build cannot reach %1.</source>
        <translation>此构建无法访问 %1。</translation>
    </message>
    <message>
        <source>The interface type is not available here.</source>
        <translation>此处没有该接口类型。</translation>
    </message>
    <message>
        <source>Choose another route to the instrument.</source>
        <translation>请选择到仪器的其他途径。</translation>
    </message>
</context>
<context>
    <name>visor::doctor::LockExaminer</name>
    <message>
        <source>Locks cannot be kept on this machine.</source>
        <translation>无法在本机保存锁定。</translation>
    </message>
    <message>
        <source>Make the folder writable for you, then try again.</source>
        <translation>请使您对该文件夹具有写权限，然后重试。</translation>
    </message>
    <message>
        <source>Locked (%1) by %2, since %3.</source>
        <translation>由 %2 锁定（%1），自 %3 起。</translation>
    </message>
    <message>
        <source>This program holds the lock itself.</source>
        <translation>锁定由本程序自己持有。</translation>
    </message>
    <message>
        <source>While it is held, nobody else may use the instrument.</source>
        <translation>在锁定期间，其他人都不能使用仪器。</translation>
    </message>
    <message>
        <source>Only those with the same key may use the instrument.</source>
        <translation>只有持有相同密钥者才能使用仪器。</translation>
    </message>
    <message>
        <source>Release it there, or end that program: its lock ends with it.</source>
        <translation>请在该处释放锁定，或结束该程序：其锁定会随之释放。</translation>
    </message>
    <message>
        <source>No Visor program on this machine holds a lock on it.</source>
        <translation>本机上没有 Visor 程序持有其锁定。</translation>
    </message>
</context>
<context>
    <name>visor::hislip::ErrorText</name>
    <message>
        <source>%1 could not make sense of a message and closed the connection; open it again.</source>
        <translation>%1 无法理解收到的消息，已关闭连接；请重新打开。</translation>
    </message>
    <message>
        <source>%1 has no connection left; close another program that uses it.</source>
        <translation>%1 没有空闲连接；请关闭正在使用它的其他程序。</translation>
    </message>
    <message>
        <source>%1 was refused by the instrument; check the device name.</source>
        <translation>仪器拒绝了 %1；请检查设备名。</translation>
    </message>
    <message>
        <source>%1 closed the connection after an error of its own; open it again.</source>
        <translation>%1 因自身错误关闭了连接；请重新打开。</translation>
    </message>
    <message>
        <source>%1 does not support this operation.</source>
        <translation>%1 不支持此操作。</translation>
    </message>
    <message>
        <source>%1 refused a message as too large; send less at a time.</source>
        <translation>%1 认为消息过大而拒绝；请每次少发送一些。</translation>
    </message>
    <message>
        <source>%1 refused the login; check the user name and password.</source>
        <translation>%1 拒绝登录；请检查用户名和密码。</translation>
    </message>
    <message>
        <source>%1 reported an error while talking; clear the device and repeat.</source>
        <translation>%1 在通信中报告错误；请清除设备后重试。</translation>
    </message>
    <message>
        <source>The other end does not speak HiSLIP or lost its place in a message; open it again, or try VXI-11 or a raw socket.</source>
        <translation>对方不支持 HiSLIP，或在消息中失去同步；请重新打开，或尝试 VXI-11 或原始套接字。</translation>
    </message>
    <message>
        <source>%1 broke the HiSLIP protocol; open it again.</source>
        <translation>%1 违反了 HiSLIP 协议；请重新打开。</translation>
    </message>
    <message>
        <source>%1 is locked by another client; wait until it is released or ask its holder.</source>
        <translation>%1 已被其他客户端锁定；请等待其释放，或联系持有者。</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check the command or allow more time.</source>
        <translation>%1 未及时应答；请检查命令或延长超时。</translation>
    </message>
    <message>
        <source>%1 took the connection but did not answer; check the device name (hislip0 is usual).</source>
        <translation>%1 接受了连接但没有应答；请检查设备名（通常为 hislip0）。</translation>
    </message>
    <message>
        <source>%1 closed the connection while it was opened; check the device name, or free a connection in another program.</source>
        <translation>%1 在打开过程中关闭了连接；请检查设备名，或在其他程序中释放一个连接。</translation>
    </message>
    <message>
        <source>Opening %1 was cancelled.</source>
        <translation>已取消打开 %1。</translation>
    </message>
    <message>
        <source>%1 is no HiSLIP resource.</source>
        <translation>%1 不是 HiSLIP 资源。</translation>
    </message>
    <message>
        <source>The device name of %1 is longer than 256 characters.</source>
        <translation>%1 的设备名超过 256 个字符。</translation>
    </message>
    <message>
        <source>%1 did not finish a device clear in time; allow more time, or close the session and open it again.</source>
        <translation>%1 未及时完成设备清除；请延长超时，或关闭会话后重新打开。</translation>
    </message>
    <message>
        <source>%1 does not support overlapped mode.</source>
        <translation>%1 不支持重叠模式。</translation>
    </message>
    <message>
        <source>%1 does not support synchronized mode.</source>
        <translation>%1 不支持同步模式。</translation>
    </message>
    <message>
        <source>A shared lock needs a key of 1 to 255 characters.</source>
        <translation>共享锁定需要 1 到 255 个字符的密钥。</translation>
    </message>
    <message>
        <source>An exclusive lock takes no key; leave it out.</source>
        <translation>独占锁定不使用密钥；请去掉密钥。</translation>
    </message>
    <message>
        <source>%1 is already locked here with another key; unlock it first.</source>
        <translation>%1 已在此处用另一密钥锁定；请先解锁。</translation>
    </message>
    <message>
        <source>%1 is locked exclusively here; unlock it before sharing it.</source>
        <translation>%1 已在此处独占锁定；请先解锁再共享。</translation>
    </message>
    <message>
        <source>Locking %1 was cancelled.</source>
        <translation>已取消锁定 %1。</translation>
    </message>
    <message>
        <source>%1 refused the lock request; close the session and open it again.</source>
        <translation>%1 拒绝了锁定请求；请关闭会话后重新打开。</translation>
    </message>
    <message>
        <source>%1 is not locked by this session.</source>
        <translation>此会话未锁定 %1。</translation>
    </message>
    <message>
        <source>%1 still owes the answer to an earlier lock request; close the session and open it again.</source>
        <translation>%1 尚未答复之前的锁定请求；请关闭会话后重新打开。</translation>
    </message>
    <message>
        <source>%1 broke off its reply; repeat the query.</source>
        <translation>%1 中断了应答；请重新查询。</translation>
    </message>
    <message>
        <source>%1 was closed after an error in the protocol; open it again.</source>
        <translation>%1 因协议错误已关闭；请重新打开。</translation>
    </message>
    <message>
        <source>%1 ended the connection because it was not secure as it wants it (fatal error 5); check its security settings and your login.</source>
        <translation>由于安全性未达到其要求，%1 结束了连接（致命错误 5）；请检查其安全设置和您的登录信息。</translation>
    </message>
    <message>
        <source>%1 names a secure session; open it as TCPIP without credentials to speak in clear text.</source>
        <translation>%1 指定的是安全会话；如需明文通信，请以不带凭据的 TCPIP 打开。</translation>
    </message>
</context>
<context>
    <name>visor::hislip::HislipExaminer</name>
    <message>
        <source>HiSLIP answers, and knows %1.</source>
        <translation>HiSLIP 有应答，并识别 %1。</translation>
    </message>
    <message>
        <source>The instrument has no HiSLIP connection left.</source>
        <translation>仪器没有空闲的 HiSLIP 连接。</translation>
    </message>
    <message>
        <source>Other clients use them all.</source>
        <translation>所有连接都被其他客户端占用。</translation>
    </message>
    <message>
        <source>Close other programs that use the instrument, or restart it.</source>
        <translation>请关闭正在使用仪器的其他程序，或将仪器重启。</translation>
    </message>
    <message>
        <source>The instrument insists on an encrypted connection.</source>
        <translation>仪器要求加密连接。</translation>
    </message>
    <message>
        <source>The address asks for a plain one.</source>
        <translation>地址指定的是未加密的连接。</translation>
    </message>
    <message>
        <source>Open it as TCPIPS, or switch encryption off in its LAN menu.</source>
        <translation>请以 TCPIPS 打开，或在其 LAN 菜单中关闭加密。</translation>
    </message>
    <message>
        <source>What listens on port %1 of %2 does not speak HiSLIP.</source>
        <translation>%2 的端口 %1 上监听的不是 HiSLIP 服务。</translation>
    </message>
    <message>
        <source>Its answer is no HiSLIP message.</source>
        <translation>其应答不是 HiSLIP 消息。</translation>
    </message>
    <message>
        <source>Check the port in the instrument&apos;s LAN menu, or use VXI-11 or a raw socket.</source>
        <translation>请在仪器的 LAN 菜单中检查端口，或使用 VXI-11 或原始套接字。</translation>
    </message>
    <message>
        <source>HiSLIP answers at %1, but there is no %2.</source>
        <translation>%1 上的 HiSLIP 有应答，但没有 %2。</translation>
    </message>
    <message>
        <source>The instrument does not know that sub-address; it knows %1.</source>
        <translation>仪器不识别该子地址；它识别的是 %1。</translation>
    </message>
    <message>
        <source>Use %1.</source>
        <translation>请使用 %1。</translation>
    </message>
    <message>
        <source>%1 takes the connection but does not answer.</source>
        <translation>%1 接受了连接，但没有应答。</translation>
    </message>
    <message>
        <source>Its HiSLIP server hangs, or something else listens on port %1.</source>
        <translation>其 HiSLIP 服务器停止响应，或端口 %1 上监听的是其他服务。</translation>
    </message>
    <message>
        <source>Restart the instrument, or use VXI-11 or a raw socket.</source>
        <translation>请重启仪器，或使用 VXI-11 或原始套接字。</translation>
    </message>
    <message>
        <source>%1 takes the connection and refuses the session.</source>
        <translation>%1 接受了连接，但拒绝了会话。</translation>
    </message>
    <message>
        <source>It does not know %1, or has no connection left.</source>
        <translation>它不识别 %1，或没有空闲连接。</translation>
    </message>
    <message>
        <source>Check the sub-address in the instrument&apos;s LAN menu, and close other programs that use it.</source>
        <translation>请在仪器的 LAN 菜单中检查子地址，并关闭正在使用它的其他程序。</translation>
    </message>
    <message>
        <source>The secure connection to %1 was not made.</source>
        <translation>未能与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>Look at the instrument&apos;s screen for a dialog that waits, then try again or restart it.</source>
        <translation>请查看仪器屏幕上是否有等待处理的对话框，然后重试或重启仪器。</translation>
    </message>
    <message>
        <source>Check the instrument&apos;s security settings.</source>
        <translation>请检查仪器的安全设置。</translation>
    </message>
</context>
<context>
    <name>visor::hislip::SessionSecurity</name>
    <message>
        <source>%1 did not let us in: %2. Check the user name and the password.</source>
        <translation>%1 拒绝登录：%2。请检查用户名和密码。</translation>
    </message>
    <message>
        <source>the question for the ways to log in</source>
        <translation>查询登录方式</translation>
    </message>
    <message>
        <source>it offers only ways to log in that are not known here (%1)</source>
        <translation>它只提供此处不支持的登录方式（%1）</translation>
    </message>
    <message>
        <source>it wants a login, and no user name and password were given</source>
        <translation>它要求登录，但未给出用户名和密码</translation>
    </message>
    <message>
        <source>it takes none of the ways to log in that it offers (error 5 on the synchronous channel)</source>
        <translation>它提供的登录方式都未被接受（同步通道错误 5）</translation>
    </message>
    <message>
        <source>the login with %1</source>
        <translation>使用 %1 登录</translation>
    </message>
    <message>
        <source>it refused the login (%1, code %2)</source>
        <translation>它拒绝了登录（%1，代码 %2）</translation>
    </message>
    <message>
        <source>it refused the login (%1, code %2: “%3”)</source>
        <translation>它拒绝了登录（%1，代码 %2：“%3”）</translation>
    </message>
    <message>
        <source>the login with %1 comes to no end</source>
        <translation>使用 %1 的登录无法完成</translation>
    </message>
    <message>
        <source>synchronous channel</source>
        <translation>同步通道</translation>
    </message>
    <message>
        <source>asynchronous channel</source>
        <translation>异步通道</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>the instrument closed the connection</source>
        <translation>仪器关闭了连接</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>No secure connection to %1: %2 on the %3: %4. Open it again, or check the instrument&apos;s security settings.</source>
        <translation>未能与 %1 建立安全连接：%3上的“%2”：%4。请重新打开，或检查仪器的安全设置。</translation>
    </message>
    <message>
        <source>the request to start TLS</source>
        <translation>请求开始 TLS</translation>
    </message>
    <message>
        <source>the request to end TLS</source>
        <translation>请求结束 TLS</translation>
    </message>
    <message>
        <source>the instrument refused it (code %1)</source>
        <translation>仪器拒绝（代码 %1）</translation>
    </message>
    <message>
        <source>the instrument refused it (code %1): %2</source>
        <translation>仪器拒绝（代码 %1）：%2</translation>
    </message>
    <message>
        <source>the instrument is still busy with a message (code 0)</source>
        <translation>仪器仍在处理消息（代码 0）</translation>
    </message>
    <message>
        <source>%1 offers no secure connection (HiSLIP %2.%3); open it without encryption where the network is trusted.</source>
        <translation>%1 不提供安全连接 (HiSLIP %2.%3)；如果网络可信，请不加密打开。</translation>
    </message>
    <message>
        <source>the TLS handshake</source>
        <translation>TLS 握手</translation>
    </message>
    <message>
        <source>its certificate is not that of the other channel</source>
        <translation>其证书与另一通道的证书不同</translation>
    </message>
    <message>
        <source>the end of TLS</source>
        <translation>结束 TLS</translation>
    </message>
</context>
<context>
    <name>visor::instrument::CommandRun</name>
    <message>
        <source>The profile “%1” has no command “%2”.</source>
        <translation>配置文件“%1”没有命令“%2”。</translation>
    </message>
    <message>
        <source>The profile “%1” has no command “%2”; did you mean “%3”?</source>
        <translation>配置文件“%1”没有命令“%2”；您是指“%3”吗？</translation>
    </message>
    <message>
        <source>“%1” is switched off in the profile.</source>
        <translation>“%1”已在配置文件中禁用。</translation>
    </message>
    <message>
        <source>“%1” may only run as part of a sweep, so that the instrument ramps at a safe rate.</source>
        <translation>“%1”只能作为扫描的一部分运行，以便仪器以安全的速率变化。</translation>
    </message>
    <message>
        <source>“%1” makes a message of %2 bytes; this instrument takes %3.</source>
        <translation>“%1”生成的消息有 %2 字节；此仪器只接受 %3 字节。</translation>
    </message>
    <message>
        <source>The instrument says that its points have no distance; the trace has no x axis.</source>
        <translation>仪器报告各点之间没有间距；曲线没有 x 轴。</translation>
    </message>
    <message>
        <source>Start its sweep instead.</source>
        <translation>请改为启动其扫描。</translation>
    </message>
    <message>
        <source>“%1” runs in the maker&apos;s own software, which this program does not drive. An edge that has the software runs it.</source>
        <translation>“%1”在厂商自己的软件中运行，本程序不驱动该软件。由装有该软件的边缘端运行。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Completion</name>
    <message>
        <source>The instrument answered %1 with “%2” instead of a register&apos;s number.</source>
        <translation>仪器对 %1 的应答是“%2”，而不是寄存器的数值。</translation>
    </message>
    <message>
        <source>The instrument has not finished within %1 ms; allow more time in the profile, or clear it.</source>
        <translation>仪器在 %1 ms 内未完成；请在配置文件中延长超时，或清除设备。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Connection</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>%1 is not connected. Connect it and try again.</source>
        <translation>%1 未连接。请连接后重试。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Dialogue</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Service requests do not come over this connection.</source>
        <translation>此连接不传送服务请求。</translation>
    </message>
    <message>
        <source>The instrument did not ask for service in time.</source>
        <translation>仪器未及时请求服务。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::ErrorQueue</name>
    <message>
        <source>The instrument answered “%1” when asked for its errors; that is no error entry.</source>
        <translation>查询错误时仪器应答“%1”，这不是错误条目。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Inventory</name>
    <message>
        <source>The list of remembered instruments is damaged at byte %1 (%2). It was left as it is; instruments can be added again by hand.</source>
        <translation>已记住的仪器列表在第 %1 字节处损坏（%2）。该文件保持原样；可以重新手动添加仪器。</translation>
    </message>
    <message>
        <source>The list of remembered instruments was written by a newer Visor. Update Visor to use it.</source>
        <translation>已记住的仪器列表由更新版本的 Visor 写入。请更新 Visor 后再使用。</translation>
    </message>
    <message>
        <source>remembered</source>
        <translation>已记住</translation>
    </message>
</context>
<context>
    <name>visor::instrument::LockedSession</name>
    <message>
        <source>An exclusive lock takes no key; leave it out.</source>
        <translation>独占锁定不使用密钥；请去掉密钥。</translation>
    </message>
    <message>
        <source>A shared lock needs a key of 1 to %1 characters; give the same key on every session that shares it.</source>
        <translation>共享锁定需要 1 到 %1 个字符的密钥；请在共享它的每个会话中给出相同的密钥。</translation>
    </message>
    <message>
        <source>%1 is already locked here with another key; unlock it first.</source>
        <translation>%1 已在此处用另一密钥锁定；请先解锁。</translation>
    </message>
    <message>
        <source>%1 is locked exclusively by this very session; unlock it before sharing it.</source>
        <translation>%1 已由此会话独占锁定；请先解锁再共享。</translation>
    </message>
    <message>
        <source>This session holds no lock on %1; there is nothing to unlock.</source>
        <translation>此会话未持有 %1 的锁定；无需解锁。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::SafeState</name>
    <message>
        <source>it complains of %1, %2</source>
        <translation>它报告 %1，%2</translation>
    </message>
    <message>
        <source>“%1” of %2 still reads on</source>
        <translation>%2 的“%1”读数仍为开</translation>
    </message>
    <message>
        <source>“%1” still reads on</source>
        <translation>“%1”读数仍为开</translation>
    </message>
    <message>
        <source>its profile has no safe state for this model</source>
        <translation>其配置文件没有此型号的安全状态</translation>
    </message>
</context>
<context>
    <name>visor::instrument::SequenceRun</name>
    <message>
        <source>The sequence “%1” is switched off in the profile.</source>
        <translation>序列“%1”已在配置文件中禁用。</translation>
    </message>
    <message>
        <source>The sequence “%1” was cancelled before step %2.</source>
        <translation>序列“%1”在步骤 %2 之前被取消。</translation>
    </message>
    <message>
        <source>Step %1 of “%2”: %3</source>
        <translation>“%2”的步骤 %1：%3</translation>
    </message>
    <message>
        <source>“{%1}” has no value yet.</source>
        <translation>“{%1}”还没有值。</translation>
    </message>
    <message>
        <source>The profile has no command “%1”.</source>
        <translation>配置文件没有命令“%1”。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::ServiceRequest</name>
    <message>
        <source>bit %1</source>
        <translation>位 %1</translation>
    </message>
</context>
<context>
    <name>visor::instrument::SessionFrame</name>
    <message>
        <source>The profile&apos;s command “%1” failed: %2</source>
        <translation>配置文件的命令“%1”失败：%2</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Setup</name>
    <message>
        <source>This is no setup of an instrument: %1</source>
        <translation>这不是仪器的设置文件：%1</translation>
    </message>
    <message>
        <source>a setting has no command or no value. Save it again.</source>
        <translation>某项设置没有命令或没有值。请重新保存。</translation>
    </message>
    <message>
        <source>an argument of “%1” is no text. Save it again.</source>
        <translation>“%1”的一个参数不是文本。请重新保存。</translation>
    </message>
    <message>
        <source>the file is too large.</source>
        <translation>文件过大。</translation>
    </message>
    <message>
        <source>at byte %1, %2.</source>
        <translation>字节 %1 处：%2。</translation>
    </message>
    <message>
        <source>its format is not “%1”. Choose a file that Save Setup has written.</source>
        <translation>其格式不是“%1”。请选择由“保存设置”写入的文件。</translation>
    </message>
    <message>
        <source>it was written by a later version of this program. Update this one.</source>
        <translation>它由本程序的更新版本写入。请更新本程序。</translation>
    </message>
    <message>
        <source>it names more settings than any instrument has.</source>
        <translation>它包含的设置数量超过任何仪器所能拥有的。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹或释放一些空间。</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2. Choose another file.</source>
        <translation>无法打开 %1：%2。请选择其他文件。</translation>
    </message>
    <message>
        <source>The profile “%1” has no setting “%2”.</source>
        <translation>配置文件“%1”没有设置“%2”。</translation>
    </message>
    <message>
        <source>Rejected by the instrument: %1, %2</source>
        <translation>被仪器拒绝：%1，%2</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The setup was saved from %1 with the profile “%2”; this instrument has the profile “%3”. Apply it to an instrument of the same model.</source>
        <translation>此设置是使用配置文件“%2”从 %1 保存的；此仪器的配置文件是“%3”。请应用到同一型号的仪器。</translation>
    </message>
    <message numerus="yes">
        <source>The instrument answered none of the %n question(s) for its settings. Check that it is on and answers in the terminal.</source>
        <translation>
            <numerusform>仪器未应答 %n 项设置查询中的任何一项。请检查其是否已开机，以及在终端中是否应答。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::instrument::SweepRun</name>
    <message>
        <source>“%1” is switched off in the profile.</source>
        <translation>“%1”已在配置文件中禁用。</translation>
    </message>
    <message>
        <source>The end of the sweep “%1” cannot be recognised: “%2” is not a valid regular expression.</source>
        <translation>无法识别扫描“%1”的结束：“%2”不是有效的正则表达式。</translation>
    </message>
    <message>
        <source>The sweep “%1” was cancelled.</source>
        <translation>扫描“%1”已取消。</translation>
    </message>
    <message>
        <source>The sweep “%1” could not be followed: %2</source>
        <translation>无法跟踪扫描“%1”：%2</translation>
    </message>
    <message>
        <source>The profile has no stop command: the instrument may still be moving. Stop it at its front panel.</source>
        <translation>配置文件没有停止命令：仪器可能仍在动作。请在其前面板上停止。</translation>
    </message>
    <message>
        <source>Its stop command was sent; the instrument holds.</source>
        <translation>已发送停止命令；仪器保持当前值。</translation>
    </message>
    <message>
        <source>Its stop command could not be sent (%1) The instrument may still be moving: stop it at its front panel.</source>
        <translation>未能发送停止命令（%1）仪器可能仍在动作：请在其前面板上停止。</translation>
    </message>
    <message>
        <source>The sweep “%1” was cancelled before it began.</source>
        <translation>扫描“%1”在开始前已取消。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::Timeouts</name>
    <message>
        <source>“%1” is no time. Write a number and its unit, such as 500 ms or 5 s.</source>
        <translation>“%1”不是时间。请写数字和单位，例如 500 ms 或 5 s。</translation>
    </message>
    <message>
        <source>“%1” has no unit. Write %1 ms or %1 s.</source>
        <translation>“%1”没有单位。请写 %1 ms 或 %1 s。</translation>
    </message>
    <message>
        <source>“%1” is no unit of time here. Write ms, s, min or h.</source>
        <translation>“%1”在此不是时间单位。请写 ms、s、min 或 h。</translation>
    </message>
    <message>
        <source>%1 is out of range. Choose %2 to %3.</source>
        <translation>%1 超出范围。请选择 %2 到 %3。</translation>
    </message>
    <message>
        <source>%1 is no whole number of milliseconds.</source>
        <translation>%1 不是整数毫秒。</translation>
    </message>
    <message>
        <source>%1 is no whole number of seconds, as this limit is.</source>
        <translation>%1 不是整数秒，而此限值须为整数秒。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::TransportSet</name>
    <message>
        <source>This build cannot reach %1: the interface type is not available. Choose another route to the instrument.</source>
        <translation>此构建无法访问 %1：该接口类型不可用。请选择到仪器的其他途径。</translation>
    </message>
</context>
<context>
    <name>visor::instrument::TrustStore</name>
    <message>
        <source>No certificate of %1 is trusted by exception.</source>
        <translation>没有例外信任 %1 的证书。</translation>
    </message>
</context>
<context>
    <name>visor::locks::LockFolder</name>
    <message>
        <source>Locks cannot be kept in %1: %2. Locks of this kind are not available until that is mended.</source>
        <translation>无法在 %1 中保存锁定：%2。在解决之前，此类锁定不可用。</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建该文件夹</translation>
    </message>
    <message>
        <source>it is not a folder that can be opened</source>
        <translation>它不是可以打开的文件夹</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>它属于另一用户</translation>
    </message>
    <message>
        <source>other users may write to it (its mode should be 700)</source>
        <translation>其他用户对其有写权限（其权限模式应为 700）</translation>
    </message>
    <message>
        <source>its guard file cannot be opened</source>
        <translation>无法打开其保护文件</translation>
    </message>
    <message>
        <source>its guard file cannot be locked</source>
        <translation>无法锁定其保护文件</translation>
    </message>
    <message>
        <source>Waiting for the lock was cancelled.</source>
        <translation>已取消等待锁定。</translation>
    </message>
    <message>
        <source>another Visor program stands still while it changes a lock</source>
        <translation>另一 Visor 程序在更改锁定时停止响应</translation>
    </message>
    <message>
        <source>a lock cannot be given back there</source>
        <translation>无法在其中释放锁定</translation>
    </message>
    <message>
        <source>a lock cannot be written there</source>
        <translation>无法在其中写入锁定</translation>
    </message>
    <message>
        <source>no pipe can be made there</source>
        <translation>无法在该处创建管道</translation>
    </message>
    <message>
        <source>a lock cannot be looked at there</source>
        <translation>无法在该处查看锁定</translation>
    </message>
    <message>
        <source>too many programs wait for one lock</source>
        <translation>等待同一锁定的程序过多</translation>
    </message>
</context>
<context>
    <name>visor::locks::LockRegistry</name>
    <message>
        <source>Waiting for the lock was cancelled.</source>
        <translation>已取消等待锁定。</translation>
    </message>
    <message>
        <source>Waiting for the instrument was cancelled.</source>
        <translation>已取消等待仪器。</translation>
    </message>
</context>
<context>
    <name>visor::locks::LockText</name>
    <message>
        <source>another session of this program (process %1)</source>
        <translation>本程序的另一会话（进程 %1）</translation>
    </message>
    <message>
        <source>%1, user %2, process %3</source>
        <translation>%1，用户 %2，进程 %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>exclusive</source>
        <translation>独占</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>%1 is locked by another client, and %2 has waited for it since %3. Wait in line, or ask them to let go of it.</source>
        <translation>%1 已被其他客户端锁定，%2 自 %3 起一直在等待。请排队等待，或请对方释放。</translation>
    </message>
    <message>
        <source>%1 is shared by those who have the key; %2 has held it since %3. Use the same key, or wait until they let go of it.</source>
        <translation>%1 由持有密钥者共享；%2 自 %3 起持有锁定。请使用相同的密钥，或等待其释放。</translation>
    </message>
    <message>
        <source>%1 is locked by %2, since %3. Wait until they let go of it, or ask them to.</source>
        <translation>%1 已被 %2 锁定，自 %3 起。请等待其释放，或请对方释放。</translation>
    </message>
    <message>
        <source>%1 is locked by another client. Wait until it lets go of it.</source>
        <translation>%1 已被其他客户端锁定。请等待其释放。</translation>
    </message>
</context>
<context>
    <name>visor::lxi::HttpGet</name>
    <message>
        <source>The web server of the instrument did not answer as one.</source>
        <translation>仪器的 Web 服务器未按 HTTP 应答。</translation>
    </message>
    <message>
        <source>The web server of %1 has no page %2.</source>
        <translation>%1 的 Web 服务器没有页面 %2。</translation>
    </message>
</context>
<context>
    <name>visor::lxi::Identification</name>
    <message>
        <source>The identification page of the instrument cannot be understood.</source>
        <translation>无法解析仪器的识别页面。</translation>
    </message>
</context>
<context>
    <name>visor::mdns::LinkSockets</name>
    <message>
        <source>Another program keeps the port of mDNS (%1) to itself on %2; instruments that come later are noticed only by looking again.</source>
        <translation>另一程序在 %2 上独占 mDNS 端口 (%1)；之后出现的仪器只有重新搜索才能发现。</translation>
    </message>
    <message>
        <source>mDNS cannot be heard on the network interface %1 (%2); instruments there may be missing.</source>
        <translation>无法在网络接口 %1 上接收 mDNS（%2）；可能会遗漏那里的仪器。</translation>
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
        <translation>此网络上没有设备应答名称 %1 (mDNS)；请检查名称，或使用数字形式的地址。</translation>
    </message>
    <message>
        <source>Looking up %1 was cancelled.</source>
        <translation>已取消查找 %1。</translation>
    </message>
    <message>
        <source>The name %1 was not found in time; use the address in numbers or allow more time.</source>
        <translation>未能及时查到名称 %1；请使用数字形式的地址或延长超时。</translation>
    </message>
</context>
<context>
    <name>visor::mdns::Responder</name>
    <message>
        <source>The system has no room for announcing instruments; close other programs.</source>
        <translation>系统资源不足，无法发布仪器；请关闭其他程序。</translation>
    </message>
</context>
<context>
    <name>visor::modbus::Errors</name>
    <message>
        <source>the device does not know this function (illegal function); use another one, such as “multiple” or single writes</source>
        <translation>设备不支持此功能 (illegal function)；请改用其他功能，例如“multiple”或单个写入</translation>
    </message>
    <message>
        <source>the device has no such address (illegal data address); addresses count from 0, many manuals count from 1</source>
        <translation>设备没有该地址 (illegal data address)；地址从 0 起计，而许多手册从 1 起计</translation>
    </message>
    <message>
        <source>the device refuses the value or the number of registers (illegal data value); check limits and type</source>
        <translation>设备拒绝该值或寄存器个数 (illegal data value)；请检查限值和类型</translation>
    </message>
    <message>
        <source>the device failed while it did this (server device failure); look at its display, then try again</source>
        <translation>设备在执行时出现故障 (server device failure)；请查看其显示屏，然后重试</translation>
    </message>
    <message>
        <source>the device has begun and needs time (acknowledge); ask again later</source>
        <translation>设备已开始执行，但需要时间 (acknowledge)；请稍后再查询</translation>
    </message>
    <message>
        <source>the device is busy with another request (server device busy); try again</source>
        <translation>设备正忙于另一请求 (server device busy)；请重试</translation>
    </message>
    <message>
        <source>the device cannot do this now (negative acknowledge)</source>
        <translation>设备现在无法执行 (negative acknowledge)</translation>
    </message>
    <message>
        <source>the device found its memory damaged (memory parity error); have it serviced</source>
        <translation>设备发现其存储器损坏 (memory parity error)；请送修</translation>
    </message>
    <message>
        <source>the gateway has no free path to that unit (gateway path unavailable); check the unit number and the gateway&apos;s settings</source>
        <translation>网关没有到该单元的空闲路径 (gateway path unavailable)；请检查单元号和网关的设置</translation>
    </message>
    <message>
        <source>the unit behind the gateway does not answer (gateway target device failed to respond); check its power, wiring and unit number</source>
        <translation>网关后的单元没有应答 (gateway target device failed to respond)；请检查其电源、接线和单元号</translation>
    </message>
    <message>
        <source>the device gave an exception that is not in the standard</source>
        <translation>设备返回了标准中没有的异常</translation>
    </message>
    <message>
        <source>Modbus exception %1: %2.</source>
        <translation>Modbus 异常 %1：%2。</translation>
    </message>
    <message>
        <source>The device answered function %1 to function %2; its answer was thrown away.</source>
        <translation>设备以功能 %1 应答了功能 %2；该应答已丢弃。</translation>
    </message>
    <message>
        <source>Unit %1 answered in place of unit %2; check the unit numbers on this line.</source>
        <translation>应答的是单元 %1，而不是单元 %2；请检查此线路上的单元号。</translation>
    </message>
    <message>
        <source>What came is not Modbus TCP; check the port. The connection is made anew.</source>
        <translation>收到的不是 Modbus TCP；请检查端口。将重新建立连接。</translation>
    </message>
    <message>
        <source>The checksum of the answer is wrong; check the wiring, the line settings, and that no two units have one number.</source>
        <translation>应答的校验和错误；请检查接线和线路设置，并确认没有两个单元使用同一单元号。</translation>
    </message>
    <message>
        <source>Unit %1 did not answer in time; check the unit number and that nobody else keeps the device busy.</source>
        <translation>单元 %1 未及时应答；请检查单元号，并确认没有其他程序占用设备。</translation>
    </message>
    <message>
        <source>The device confirmed another write than the one it was asked for; read the value back.</source>
        <translation>设备确认的写入与所请求的不同；请回读该值。</translation>
    </message>
    <message numerus="yes">
        <source>The answer has not the length that belongs to the request (%n byte(s)); it was thrown away.</source>
        <translation>
            <numerusform>应答的长度与请求不符（%n 字节）；已将其丢弃。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::modbus::ModbusExaminer</name>
    <message>
        <source>Unit %1 answers, but does not say who it is.</source>
        <translation>单元 %1 有应答，但未说明其身份。</translation>
    </message>
    <message>
        <source>Nobody answers as unit %1.</source>
        <translation>没有设备以单元 %1 应答。</translation>
    </message>
    <message>
        <source>Check the unit number in the device&apos;s menu (devices with a network port of their own often use 1, 255 or 0), and the wiring behind a gateway.</source>
        <translation>请检查设备菜单中的单元号（自带网络端口的设备通常使用 1、255 或 0），以及网关后面的接线。</translation>
    </message>
    <message>
        <source>Check the port, and on a serial line baud rate and parity.</source>
        <translation>请检查端口；如为串行线路，还请检查波特率和奇偶校验。</translation>
    </message>
    <message>
        <source>Close other programs that use the device, then try again.</source>
        <translation>请关闭使用该设备的其他程序，然后重试。</translation>
    </message>
</context>
<context>
    <name>visor::modbus::ModbusSession</name>
    <message>
        <source>Nothing was asked, so nothing will come: put a “?” behind the first word, as in “holding? 100”.</source>
        <translation>没有查询任何内容，因此不会有应答：请在第一个单词后加“?”，例如“holding? 100”。</translation>
    </message>
    <message>
        <source>Modbus has no trigger; write the register or coil that starts it.</source>
        <translation>Modbus 没有触发；请写入用于启动的寄存器或线圈。</translation>
    </message>
    <message>
        <source>Modbus has no status byte; read the device&apos;s status register.</source>
        <translation>Modbus 没有状态字节；请读取设备的状态寄存器。</translation>
    </message>
    <message>
        <source>A Modbus device has no locks.</source>
        <translation>Modbus 设备不支持锁定。</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>此会话未持有锁定。</translation>
    </message>
    <message>
        <source>Modbus cannot switch between remote and local; write the register that does it.</source>
        <translation>Modbus 不能切换远程和本地状态；请写入用于切换的寄存器。</translation>
    </message>
    <message>
        <source>A Modbus device never speaks first; read its status from time to time.</source>
        <translation>Modbus 设备不会主动发送；请定期读取其状态。</translation>
    </message>
</context>
<context>
    <name>visor::modbus::RegisterValue</name>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>%1 does not fit into the register: it holds %2 to %3.</source>
        <translation>寄存器无法容纳 %1：其范围为 %2 到 %3。</translation>
    </message>
    <message>
        <source>%1 is not a whole number; this register holds whole numbers, or say float32.</source>
        <translation>%1 不是整数；此寄存器存放整数，否则请指定 float32。</translation>
    </message>
    <message>
        <source>%1 is too large for float32.</source>
        <translation>%1 对 float32 而言过大。</translation>
    </message>
    <message>
        <source>The text has %1 characters; the registers hold %2.</source>
        <translation>文本有 %1 个字符；寄存器只能容纳 %2 个。</translation>
    </message>
    <message>
        <source>“%1” is not a bit; give 0 or 1.</source>
        <translation>“%1”不是位值；请给出 0 或 1。</translation>
    </message>
</context>
<context>
    <name>visor::modbus::Request</name>
    <message>
        <source>holding, input, coil, discrete, mask or identity</source>
        <translation>holding、input、coil、discrete、mask 或 identity</translation>
    </message>
    <message>
        <source>an address from 0 to 65535, or n and the number as manuals count it, from 1</source>
        <translation>0 到 65535 的地址，或 n 加手册中从 1 起计的编号</translation>
    </message>
    <message>
        <source>count, multiple, on, off or “=”</source>
        <translation>count、multiple、on、off 或“=”</translation>
    </message>
    <message>
        <source>a type (u16, i16, u32, i32, u64, i64, float32, float64, string, bits), word-swapped, byte-swapped, scale, offset, bit, count, multiple or “=”</source>
        <translation>类型（u16、i16、u32、i32、u64、i64、float32、float64、string、bits）、word-swapped、byte-swapped、scale、offset、bit、count、multiple 或“=”</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>a text with quotes at both ends</source>
        <translation>两端带引号的文本</translation>
    </message>
    <message>
        <source>One request carries at most %1 of these; this one has %2. Ask in several pieces.</source>
        <translation>一个请求最多包含 %1 个；此请求有 %2 个。请分几次查询。</translation>
    </message>
    <message>
        <source>The last address would be above 65535.</source>
        <translation>最后一个地址会超过 65535。</translation>
    </message>
    <message>
        <source>“=” and the values to write</source>
        <translation>“=”和要写入的值</translation>
    </message>
    <message>
        <source>Inputs can be read but not written; put a “?” behind the first word.</source>
        <translation>输入只能读取，不能写入；请在第一个单词后加“?”。</translation>
    </message>
    <message>
        <source>“=” and a value; or put a “?” behind the first word to read</source>
        <translation>“=”和一个值；如需读取，请在第一个单词后加“?”</translation>
    </message>
    <message>
        <source>One request carries at most %1 registers.</source>
        <translation>一个请求最多包含 %1 个寄存器。</translation>
    </message>
    <message>
        <source>“%1” is not a state; give on or off, 1 or 0.</source>
        <translation>“%1”不是状态；请给出 on 或 off、1 或 0。</translation>
    </message>
    <message>
        <source>Write one text at a time, in quotes.</source>
        <translation>每次只能写入一个文本，并加引号。</translation>
    </message>
    <message>
        <source>One request carries 1 to %1 registers; this one has %2.</source>
        <translation>一个请求可包含 1 到 %1 个寄存器；此请求有 %2 个。</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>on 或 off</translation>
    </message>
    <message>
        <source>A mask is written, not read; leave out the “?”.</source>
        <translation>掩码只能写入，不能读取；请去掉“?”。</translation>
    </message>
    <message>
        <source>“and” and “or” with a mask each</source>
        <translation>“and”和“or”，各带一个掩码</translation>
    </message>
    <message>
        <source>An identity is read: write identity? or *IDN?.</source>
        <translation>身份只能读取：请写 identity? 或 *IDN?。</translation>
    </message>
</context>
<context>
    <name>visor::modbus::RtuTransport</name>
    <message>
        <source>%1 is not Modbus RTU.</source>
        <translation>%1 不是 Modbus RTU。</translation>
    </message>
    <message>
        <source>A Modbus device has no locks.</source>
        <translation>Modbus 设备不支持锁定。</translation>
    </message>
</context>
<context>
    <name>visor::modbus::TcpSession</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>visor::modbus::TcpTransport</name>
    <message>
        <source>%1 is not Modbus TCP.</source>
        <translation>%1 不是 Modbus TCP。</translation>
    </message>
    <message>
        <source>A Modbus device has no locks.</source>
        <translation>Modbus 设备不支持锁定。</translation>
    </message>
</context>
<context>
    <name>visor::probe::HostRange</name>
    <message>
        <source>“%1” names no hosts. Write a network (192.168.1.0/24), a range (192.168.1.10-40) or one host; %2 hosts at most.</source>
        <translation>“%1”没有指定主机。请写网络 (192.168.1.0/24)、范围 (192.168.1.10-40) 或单个主机；最多 %2 台主机。</translation>
    </message>
</context>
<context>
    <name>visor::profile::ArgumentNumber</name>
    <message>
        <source>“%1” carries a unit where none is known; write the bare number.</source>
        <translation>“%1”带有单位，但此处没有已知单位；请只写数字。</translation>
    </message>
    <message>
        <source>“%1” is no finite number.</source>
        <translation>“%1”不是有限的数字。</translation>
    </message>
    <message>
        <source>“%1” may mean milli or mega; write the number without a prefix.</source>
        <translation>“%1”可能表示毫或兆；请不带前缀书写数字。</translation>
    </message>
</context>
<context>
    <name>visor::profile::ArgumentRendering</name>
    <message>
        <source>“%1” needs a value for “%2”; give one.</source>
        <translation>“%1”需要“%2”的值；请提供。</translation>
    </message>
    <message>
        <source>“%1” has no parameter “%2”; did you mean “%3”?</source>
        <translation>“%1”没有参数“%2”；您是指“%3”吗？</translation>
    </message>
    <message>
        <source>“%1” takes no parameters, but “%2” was given.</source>
        <translation>“%1”不带参数，但给出了“%2”。</translation>
    </message>
    <message>
        <source>“%1” has no parameter “%2”; it takes: %3.</source>
        <translation>“%1”没有参数“%2”；可用参数：%3。</translation>
    </message>
    <message>
        <source>“%1” can be set but not read.</source>
        <translation>“%1”可以设置，但不能读取。</translation>
    </message>
    <message>
        <source>“%1” can be read but not set.</source>
        <translation>“%1”可以读取，但不能设置。</translation>
    </message>
    <message>
        <source>“%1” has no SCPI text; it needs the maker&apos;s own software or another bus.</source>
        <translation>“%1”没有 SCPI 文本；它需要制造商自己的软件或其他总线。</translation>
    </message>
    <message>
        <source>“%1” takes a number, not on or off.</source>
        <translation>“%1”需要数字，而不是开或关。</translation>
    </message>
    <message>
        <source>“%1” takes a number; “%2” is none.</source>
        <translation>“%1”需要数字；“%2”不是数字。</translation>
    </message>
    <message>
        <source>“%1” takes a number in %3; “%2” is none.</source>
        <translation>“%1”需要以 %3 为单位的数字；“%2”不是。</translation>
    </message>
    <message>
        <source>“%1” takes a whole number, not %2.</source>
        <translation>“%1”需要整数，不能是 %2。</translation>
    </message>
    <message>
        <source>%1 for “%2” is below the lowest value, %3.</source>
        <translation>“%2”的值 %1 低于最小值 %3。</translation>
    </message>
    <message>
        <source>%1 for “%2” is above the highest value, %3.</source>
        <translation>“%2”的值 %1 高于最大值 %3。</translation>
    </message>
    <message>
        <source>“%1” is switched with ON or OFF, not “%2”.</source>
        <translation>“%1”用 ON 或 OFF 切换，不能用“%2”。</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”; it is one of: %3.</source>
        <translation>“%1”不能是“%2”；可选值：%3。</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”; did you mean “%3”?</source>
        <translation>“%1”不能是“%2”；您是指“%3”吗？</translation>
    </message>
    <message>
        <source>“%1” takes a text.</source>
        <translation>“%1”需要文本。</translation>
    </message>
    <message>
        <source>The text for “%1” must be one line.</source>
        <translation>“%1”的文本必须为一行。</translation>
    </message>
</context>
<context>
    <name>visor::profile::ChoiceText</name>
    <message>
        <source>deployed while the program runs</source>
        <translation>程序运行时部署</translation>
    </message>
    <message>
        <source>your own folder</source>
        <translation>您自己的文件夹</translation>
    </message>
    <message>
        <source>this machine&apos;s folder</source>
        <translation>本机的文件夹</translation>
    </message>
    <message>
        <source>comes with Visor</source>
        <translation>Visor 自带</translation>
    </message>
    <message>
        <source>You chose the profile %1 for this instrument (%2).</source>
        <translation>您为此仪器选择了配置文件 %1（%2）。</translation>
    </message>
    <message>
        <source>“%1” fits the pattern %2 of the profile %3 (%4).</source>
        <translation>“%1”与配置文件 %3（%4）的模式 %2 匹配。</translation>
    </message>
    <message>
        <source>The profile “%1” you chose is gone.</source>
        <translation>您选择的配置文件“%1”已不存在。</translation>
    </message>
    <message>
        <source>It takes the place of the one of the same name: %1.</source>
        <translation>它取代同名的配置文件：%1。</translation>
    </message>
    <message>
        <source>These fit as well: %1.</source>
        <translation>同样匹配：%1。</translation>
    </message>
</context>
<context>
    <name>visor::profile::FileReading</name>
    <message>
        <source>The profile “%1” cannot be read: %2.</source>
        <translation>无法读取配置文件“%1”：%2。</translation>
    </message>
</context>
<context>
    <name>visor::profile::FixFinder</name>
    <message>
        <source>Write “%1”</source>
        <translation>改为“%1”</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>添加“%1”</translation>
    </message>
    <message>
        <source>Remove this “%1”</source>
        <translation>删除此“%1”</translation>
    </message>
    <message>
        <source>Remove the “%1” of line %2</source>
        <translation>删除第 %2 行的“%1”</translation>
    </message>
    <message>
        <source>Replace tabs with spaces</source>
        <translation>将制表符替换为空格</translation>
    </message>
    <message>
        <source>Close the quote at the end of the line</source>
        <translation>在行尾补上引号</translation>
    </message>
    <message>
        <source>Put a blank after the colon</source>
        <translation>在冒号后加空格</translation>
    </message>
    <message>
        <source>Put a colon after “%1”</source>
        <translation>在“%1”后加冒号</translation>
    </message>
</context>
<context>
    <name>visor::profile::LibraryIndexer</name>
    <message>
        <source>The profile “%1” does not say which instrument it is for.</source>
        <translation>配置文件“%1”没有说明适用于哪种仪器。</translation>
    </message>
    <message>
        <source>The profile “%1” cannot be read: %2.</source>
        <translation>无法读取配置文件“%1”：%2。</translation>
    </message>
    <message>
        <source>There is no profile “%1”; list the profiles to see their names.</source>
        <translation>没有配置文件“%1”；请列出配置文件以查看其名称。</translation>
    </message>
    <message>
        <source>There is no profile “%1”; did you mean “%2”?</source>
        <translation>没有配置文件“%1”；您是指“%2”吗？</translation>
    </message>
    <message>
        <source>The profile “%1” has an error in line %2, column %3: %4</source>
        <translation>配置文件“%1”第 %2 行第 %3 列有错误：%4</translation>
    </message>
</context>
<context>
    <name>visor::profile::MapReader</name>
    <message>
        <source>“%1” must be a map of keys and values.</source>
        <translation>“%1”必须是由键和值组成的映射。</translation>
    </message>
    <message>
        <source>“%1” must be a list.</source>
        <translation>“%1”必须是列表。</translation>
    </message>
    <message>
        <source>“%1” must be a single value.</source>
        <translation>“%1”必须是单个值。</translation>
    </message>
    <message>
        <source>“%1” needs the key “%2”.</source>
        <translation>“%1”缺少键“%2”。</translation>
    </message>
    <message>
        <source>“%1” must not be empty.</source>
        <translation>“%1”不能为空。</translation>
    </message>
    <message>
        <source>“%1” must be true or false, not “%2”.</source>
        <translation>“%1”必须是 true 或 false，不能是“%2”。</translation>
    </message>
    <message>
        <source>“%1” must be a number, not “%2”.</source>
        <translation>“%1”必须是数字，不能是“%2”。</translation>
    </message>
    <message>
        <source>“%1” must be a whole number, not “%2”.</source>
        <translation>“%1”必须是整数，不能是“%2”。</translation>
    </message>
    <message>
        <source>“%1” must be between %2 and %3, not %4.</source>
        <translation>“%1”必须介于 %2 和 %3 之间，不能是 %4。</translation>
    </message>
    <message>
        <source>“%1” has an empty entry; write the word null in quotes if it is meant.</source>
        <translation>“%1”中有空条目；如果想写的是单词 null，请加引号。</translation>
    </message>
    <message>
        <source>Each entry of “%1” must be a single value.</source>
        <translation>“%1”的每个条目都必须是单个值。</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”; it is one of: %3.</source>
        <translation>“%1”不能是“%2”；可选值：%3。</translation>
    </message>
    <message>
        <source>“%1” does not know the key “%2”; it is ignored.</source>
        <translation>“%1”没有键“%2”；该键将被忽略。</translation>
    </message>
    <message>
        <source>“%1” does not know the key “%2”; did you mean “%3”?</source>
        <translation>“%1”没有键“%2”；您是指“%3”吗？</translation>
    </message>
</context>
<context>
    <name>visor::profile::ModelReader</name>
    <message>
        <source>profile</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>The profile needs the part “instrument” with manufacturer, model and class.</source>
        <translation>配置文件需要“instrument”部分，其中包含 manufacturer、model 和 class。</translation>
    </message>
    <message>
        <source>The profile needs the part “identity” with a pattern for the identity reply.</source>
        <translation>配置文件需要“identity”部分，其中包含匹配身份应答的模式。</translation>
    </message>
    <message>
        <source>“identity” needs a pattern, or a list of patterns.</source>
        <translation>“identity”需要一个模式或模式列表。</translation>
    </message>
    <message>
        <source>An interface needs the key “type”.</source>
        <translation>接口缺少键“type”。</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”; write LF, CR, CRLF or none.</source>
        <translation>“%1”不能是“%2”；请写 LF、CR、CRLF 或 none。</translation>
    </message>
    <message>
        <source>The format “%1” is not known; the reply is read as its type says.</source>
        <translation>未知的格式“%1”；应答将按其类型读取。</translation>
    </message>
    <message>
        <source>“parser” needs the key “type”: regex, strip or split.</source>
        <translation>“parser”需要键“type”：regex、strip 或 split。</translation>
    </message>
    <message>
        <source>“can” needs the key “message_id”.</source>
        <translation>“can”需要键“message_id”。</translation>
    </message>
    <message>
        <source>A step needs either “command” or “scpi”.</source>
        <translation>每个步骤需要“command”或“scpi”。</translation>
    </message>
    <message>
        <source>“modbus” needs either the key “address”, counted from 0, or “number”, as the manual prints it, counted from 1.</source>
        <translation>“modbus”需要键“address”（从 0 起计）或“number”（手册所印的编号，从 1 起计）二者之一。</translation>
    </message>
    <message>
        <source>A scale of 0 makes every value the same.</source>
        <translation>scale 为 0 会使所有值都相同。</translation>
    </message>
    <message>
        <source>One request carries at most %1 registers; this one has %2.</source>
        <translation>一个请求最多包含 %1 个寄存器；此请求有 %2 个。</translation>
    </message>
    <message>
        <source>The last address would be above 65535.</source>
        <translation>最后一个地址会超过 65535。</translation>
    </message>
    <message>
        <source>“%1” is for registers; a %2 is one bit.</source>
        <translation>“%1”用于寄存器；%2 只有一位。</translation>
    </message>
    <message>
        <source>%1 has no effect in a profile: it decides how the instrument is opened, before it can say who it is. It belongs into the table of USB devices.</source>
        <translation>%1 在配置文件中无效：它决定仪器如何打开，此时仪器尚未报告身份。它应写在 USB 设备表中。</translation>
    </message>
    <message>
        <source>“duration” must be above zero.</source>
        <translation>“duration”必须大于零。</translation>
    </message>
    <message>
        <source>“amplitude” must be above zero.</source>
        <translation>“amplitude”必须大于零。</translation>
    </message>
    <message>
        <source>A value is either fixed (“value”) or follows another one.</source>
        <translation>值要么固定（“value”），要么跟随另一个值。</translation>
    </message>
</context>
<context>
    <name>visor::profile::PatternText</name>
    <message>
        <source>it has more than %1 characters</source>
        <translation>它超过 %1 个字符</translation>
    </message>
</context>
<context>
    <name>visor::profile::PinText</name>
    <message>
        <source>The choice holds until the program ends: “%1” cannot be written: %2.</source>
        <translation>此选择仅在程序结束前有效：无法写入“%1”：%2。</translation>
    </message>
</context>
<context>
    <name>visor::profile::PreambleReading</name>
    <message>
        <source>The preamble “%1” has no field %2; it has %3.</source>
        <translation>前导信息“%1”没有字段 %2；它有 %3 个字段。</translation>
    </message>
    <message>
        <source>Field %1 of the preamble is “%2”, which is no number.</source>
        <translation>前导信息的字段 %1 是“%2”，不是数字。</translation>
    </message>
    <message>
        <source>The preamble says that the points have no distance (x increment 0); the trace has no time axis.</source>
        <translation>前导信息表明各点之间没有间距（x 增量为 0）；曲线没有时间轴。</translation>
    </message>
    <message>
        <source>The preamble says that a step has no height (y increment 0); the channel may be off.</source>
        <translation>前导信息表明量化步长为零（y 增量为 0）；通道可能已关闭。</translation>
    </message>
    <message>
        <source>The preamble&apos;s numbers are too large to compose.</source>
        <translation>前导信息中的数字过大，无法合成。</translation>
    </message>
</context>
<context>
    <name>visor::profile::ProfileCheck</name>
    <message>
        <source>The profile has no commands; only the terminal will be of use.</source>
        <translation>配置文件没有命令；只有终端可用。</translation>
    </message>
    <message>
        <source>“%1” is not a valid regular expression: %2 at character %3.</source>
        <translation>“%1”不是有效的正则表达式：第 %3 个字符处，%2。</translation>
    </message>
    <message>
        <source>The pattern “%1” matches every instrument; name the model in it.</source>
        <translation>模式“%1”匹配所有仪器；请在其中写明型号。</translation>
    </message>
    <message>
        <source>The name “%1” should be letters, digits and _ only, so that scripts can use it.</source>
        <translation>名称“%1”应只包含字母、数字和 _，以便脚本使用。</translation>
    </message>
    <message>
        <source>“%1” does not say what it returns; its reply is shown as text.</source>
        <translation>“%1”没有说明返回内容；其应答将显示为文本。</translation>
    </message>
    <message>
        <source>The property “%1” needs a getter or a setter.</source>
        <translation>属性“%1”需要 getter 或 setter。</translation>
    </message>
    <message>
        <source>A property uses “getter” and “setter”; “scpi” is ignored.</source>
        <translation>属性使用“getter”和“setter”；“scpi”将被忽略。</translation>
    </message>
    <message>
        <source>The getter of “%1” asks nothing: its header does not end with “?”.</source>
        <translation>“%1”的 getter 没有查询任何内容：其命令头不以“?”结尾。</translation>
    </message>
    <message>
        <source>The setter of “%1” looks like a query; its reply would be lost.</source>
        <translation>“%1”的 setter 看起来像查询；其应答会丢失。</translation>
    </message>
    <message>
        <source>“getter” and “setter” are for properties; “%1” is a %2.</source>
        <translation>“getter”和“setter”用于属性；“%1”的类型是 %2。</translation>
    </message>
    <message>
        <source>“%1” needs the key “scpi”: what to send.</source>
        <translation>“%1”需要键“scpi”，说明要发送的内容。</translation>
    </message>
    <message>
        <source>The query “%1” asks nothing: no header ends with “?”. Set force_query if a reply comes all the same.</source>
        <translation>查询“%1”没有查询任何内容：没有以“?”结尾的命令头。如果仍会有应答，请设置 force_query。</translation>
    </message>
    <message>
        <source>“%1” is a write but its text asks for a reply; make it a query.</source>
        <translation>“%1”是写入，但其文本要求应答；请将其改为查询。</translation>
    </message>
    <message>
        <source>“{%1}” in “%2” has no parameter of that name.</source>
        <translation>“%2”中的“{%1}”没有同名参数。</translation>
    </message>
    <message>
        <source>The parameter “%1” is never sent: “{%1}” stands in no text.</source>
        <translation>参数“%1”从不发送：没有文本包含“{%1}”。</translation>
    </message>
    <message>
        <source>The parameter name “%1” should be letters, digits and _ only.</source>
        <translation>参数名“%1”应只包含字母、数字和 _。</translation>
    </message>
    <message>
        <source>The choice “%1” has no options.</source>
        <translation>选择参数“%1”没有选项。</translation>
    </message>
    <message>
        <source>“options” are for parameters of type enum; “%1” is of type %2.</source>
        <translation>“options”用于 enum 类型的参数；“%1”的类型是 %2。</translation>
    </message>
    <message>
        <source>“min” and “max” are for numbers; “%1” is of type %2.</source>
        <translation>“min”和“max”用于数字；“%1”的类型是 %2。</translation>
    </message>
    <message>
        <source>The option “%1” is given twice.</source>
        <translation>选项“%1”重复给出。</translation>
    </message>
    <message>
        <source>An option must not be empty.</source>
        <translation>选项不能为空。</translation>
    </message>
    <message>
        <source>The lowest value of “%1” (%2) is above its highest (%3).</source>
        <translation>“%1”的最小值 (%2) 大于其最大值 (%3)。</translation>
    </message>
    <message>
        <source>The default of “%1” is refused by its own rules. %2</source>
        <translation>“%1”的默认值不符合自身的规则。%2</translation>
    </message>
    <message>
        <source>“%1” is a write; what it “returns” is never read.</source>
        <translation>“%1”是写入；其“returns”从不读取。</translation>
    </message>
    <message>
        <source>A regex parser needs the key “pattern”.</source>
        <translation>regex 解析器需要键“pattern”。</translation>
    </message>
    <message>
        <source>The pattern “%1” has no group %2.</source>
        <translation>模式“%1”没有组 %2。</translation>
    </message>
    <message>
        <source>A split parser needs a delimiter.</source>
        <translation>split 解析器需要分隔符。</translation>
    </message>
    <message>
        <source>A block is read as “vector” or “binary”, not as “%1”.</source>
        <translation>数据块应按“vector”或“binary”读取，不能按“%1”。</translation>
    </message>
    <message>
        <source>“binary” is for the types vector and binary, not for “%1”.</source>
        <translation>“binary”用于 vector 和 binary 类型，不能用于“%1”。</translation>
    </message>
    <message>
        <source>The reply cannot be ascii and have a binary layout.</source>
        <translation>应答不能既是 ascii 又有二进制布局。</translation>
    </message>
    <message>
        <source>The separator must not be empty.</source>
        <translation>分隔符不能为空。</translation>
    </message>
    <message>
        <source>“element_type” is for arrays.</source>
        <translation>“element_type”用于数组。</translation>
    </message>
    <message>
        <source>The elements of an array are float, int, string or bool.</source>
        <translation>数组元素的类型为 float、int、string 或 bool。</translation>
    </message>
    <message>
        <source>The field “%1” is given twice.</source>
        <translation>字段“%1”重复给出。</translation>
    </message>
    <message>
        <source>“preamble_map” needs a “preamble_command” to read.</source>
        <translation>“preamble_map”需要一个可读取的“preamble_command”。</translation>
    </message>
    <message>
        <source>“%1” cannot be its own preamble.</source>
        <translation>“%1”不能作为自己的前导信息。</translation>
    </message>
    <message>
        <source>“%1” is neither a command of this profile nor a query.</source>
        <translation>“%1”既不是此配置文件的命令，也不是查询。</translation>
    </message>
    <message>
        <source>The preamble command “%1” reads nothing.</source>
        <translation>前导信息命令“%1”不读取任何内容。</translation>
    </message>
    <message>
        <source>A waveform is read: “%1” should be a query.</source>
        <translation>波形需要读取：“%1”应为查询。</translation>
    </message>
    <message>
        <source>The sweep&apos;s rate parameter “%1” is not a parameter of “%2”.</source>
        <translation>扫描的速率参数“%1”不是“%2”的参数。</translation>
    </message>
    <message>
        <source>“poll_interval_ms” must be above zero.</source>
        <translation>“poll_interval_ms”必须大于零。</translation>
    </message>
    <message>
        <source>The sequence “%1” has no steps.</source>
        <translation>序列“%1”没有步骤。</translation>
    </message>
    <message>
        <source>“{%1}” is neither a parameter of the sequence nor captured before.</source>
        <translation>“{%1}”既不是序列的参数，也没有在之前获取。</translation>
    </message>
    <message>
        <source>The sequence “%1” returns “%2”, which no step captures.</source>
        <translation>序列“%1”返回“%2”，但没有步骤获取它。</translation>
    </message>
    <message>
        <source>“%1” has no parameter “%2”.</source>
        <translation>“%1”没有参数“%2”。</translation>
    </message>
    <message>
        <source>There is no command “%1” in this profile.</source>
        <translation>此配置文件中没有命令“%1”。</translation>
    </message>
    <message>
        <source>The command “%1” is disabled and will be left out.</source>
        <translation>命令“%1”已禁用，将被略去。</translation>
    </message>
    <message>
        <source>“%1” is already in the group “%2”.</source>
        <translation>“%1”已在组“%2”中。</translation>
    </message>
    <message>
        <source>The group “%1” is empty.</source>
        <translation>组“%1”为空。</translation>
    </message>
    <message>
        <source>“%1” reads nothing and cannot be read on open.</source>
        <translation>“%1”不读取任何内容，不能在打开时读取。</translation>
    </message>
    <message>
        <source>The screenshot command “%1” reads nothing.</source>
        <translation>截图命令“%1”不读取任何内容。</translation>
    </message>
    <message>
        <source>“%1” does not return a waveform.</source>
        <translation>“%1”不返回波形。</translation>
    </message>
    <message>
        <source>The waveform source “%1” is given twice.</source>
        <translation>波形源“%1”重复给出。</translation>
    </message>
    <message>
        <source>A command is either on Modbus or on CAN.</source>
        <translation>命令只能属于 Modbus 或 CAN 其中之一。</translation>
    </message>
    <message>
        <source>Inputs can be read but not written; make “%1” a query.</source>
        <translation>输入只能读取，不能写入；请将“%1”改为查询。</translation>
    </message>
    <message>
        <source>“%1” writes nothing: it needs a parameter or the key “value”.</source>
        <translation>“%1”没有写入任何内容：它需要参数或键“value”。</translation>
    </message>
    <message>
        <source>A message that only goes out is a write; one that is received or answered is a query.</source>
        <translation>只发送的消息是写入；接收的或有应答的消息是查询。</translation>
    </message>
    <message>
        <source>The payload “%1” is not pairs of hexadecimal digits.</source>
        <translation>载荷“%1”不是成对的十六进制数字。</translation>
    </message>
    <message>
        <source>The signal “%1” ends at bit %2; a frame of %3 bytes has %4.</source>
        <translation>信号“%1”结束于第 %2 位；%3 字节的帧只有 %4 位。</translation>
    </message>
    <message>
        <source>A scale of 0 makes every value the same.</source>
        <translation>scale 为 0 会使所有值都相同。</translation>
    </message>
    <message>
        <source>“%1” is a sequence; only commands can be named here.</source>
        <translation>“%1”是序列；此处只能指定命令。</translation>
    </message>
    <message>
        <source>“%1” holds a line break, which ends the message; write one message, its parts between semicolons.</source>
        <translation>“%1”含有换行符，会结束消息；请写成一条消息，各部分以分号分隔。</translation>
    </message>
    <message>
        <source>“%1” in the text to send is not ASCII; few instruments understand it.</source>
        <translation>要发送的文本中的“%1”不是 ASCII；很少有仪器能识别。</translation>
    </message>
    <message>
        <source>“%1” is no placeholder, which is a name of letters, digits and _ between braces; it is sent as it stands. Write {{ for a brace.</source>
        <translation>“%1”不是占位符（花括号中由字母、数字和 _ 组成的名称）；将按原样发送。要表示花括号请写 {{。</translation>
    </message>
    <message>
        <source>The pattern “%1” is given twice.</source>
        <translation>模式“%1”重复给出。</translation>
    </message>
    <message>
        <source>“%1” asks nothing: its header does not end with “?”.</source>
        <translation>“%1”不是查询：其命令头不以“?”结尾。</translation>
    </message>
    <message>
        <source>“%1” is no parity; it is one of: %2.</source>
        <translation>“%1”不是校验方式；可用的有：%2。</translation>
    </message>
    <message>
        <source>“%1” is no number of stop bits; it is one of: %2.</source>
        <translation>“%1”不是停止位数；可用的有：%2。</translation>
    </message>
    <message>
        <source>The favourite “%1” is given twice.</source>
        <translation>收藏“%1”重复给出。</translation>
    </message>
    <message>
        <source>“%1” only reads; it makes nothing safe.</source>
        <translation>“%1”只读取；不能使任何输出进入安全状态。</translation>
    </message>
    <message>
        <source>“%1” is no file ending; write it without a dot, as in png.</source>
        <translation>“%1”不是文件扩展名；请不带点书写，例如 png。</translation>
    </message>
    <message>
        <source>A switch such as “%1” has no unit.</source>
        <translation>“%1”这样的开关没有单位。</translation>
    </message>
    <message>
        <source>“%1” is one option; write [A, B] for a list.</source>
        <translation>“%1”是单个选项；列表请写成 [A, B]。</translation>
    </message>
    <message>
        <source>The label “%1” is given twice.</source>
        <translation>标签“%1”重复给出。</translation>
    </message>
    <message>
        <source>The label “%1” is none of the options of “%2”.</source>
        <translation>标签“%1”不属于“%2”的任何选项。</translation>
    </message>
    <message>
        <source>“%1” takes whole numbers; its limit is none.</source>
        <translation>“%1”接受整数；其限值不是整数。</translation>
    </message>
    <message>
        <source>A strip parser needs a “prefix” or a “suffix”; this one does nothing.</source>
        <translation>strip 解析器需要“prefix”或“suffix”；此解析器不起作用。</translation>
    </message>
    <message>
        <source>“pattern” is for parsers of type regex; it is not used here.</source>
        <translation>“pattern”用于 regex 类型的解析器；此处不使用。</translation>
    </message>
    <message>
        <source>A reply of type “%1” has no unit.</source>
        <translation>“%1”类型的应答没有单位。</translation>
    </message>
    <message>
        <source>“%1” is the name of a command too.</source>
        <translation>“%1”也是命令的名称。</translation>
    </message>
    <message>
        <source>The parameter “%1” is never used: “{%1}” stands in no step.</source>
        <translation>参数“%1”从未使用：没有步骤包含“{%1}”。</translation>
    </message>
    <message>
        <source>“%1” needs a value for “%2”; give one.</source>
        <translation>“%1”需要“%2”的值；请提供。</translation>
    </message>
    <message>
        <source>There is nothing to capture: this step asks nothing.</source>
        <translation>没有可获取的内容：此步骤不含查询。</translation>
    </message>
    <message>
        <source>The pattern “%1” matches every instrument: the step is never sent; name the models that lack it.</source>
        <translation>模式“%1”匹配所有仪器：该步骤永远不会发送；请写明不支持它的型号。</translation>
    </message>
    <message>
        <source>safe_state_description describes a safe state, but there is no safe_state.</source>
        <translation>safe_state_description 描述了安全状态，但没有 safe_state。</translation>
    </message>
</context>
<context>
    <name>visor::profile::Renaming</name>
    <message>
        <source>“%1” cannot be a name; use letters, digits and _, beginning with a letter.</source>
        <translation>“%1”不能作为名称；请使用字母、数字和 _，并以字母开头。</translation>
    </message>
    <message>
        <source>“%1” is the name of something else already; choose another one.</source>
        <translation>名称“%1”已被占用；请选择其他名称。</translation>
    </message>
    <message>
        <source>“%1” is not found in this text; mend the text first.</source>
        <translation>在此文本中找不到“%1”；请先修正文本。</translation>
    </message>
</context>
<context>
    <name>visor::profile::ReplyReading</name>
    <message>
        <source>The instrument should have sent a block of data but answered “%1”.</source>
        <translation>仪器应发送数据块，却应答了“%1”。</translation>
    </message>
    <message>
        <source>The instrument announced %1 bytes but sent %2; the data is not complete.</source>
        <translation>仪器声明 %1 字节，但发送了 %2 字节；数据不完整。</translation>
    </message>
    <message>
        <source>After the block of %1 bytes came %2 more; the data does not fit its length.</source>
        <translation>在 %1 字节的数据块之后又收到 %2 字节；数据与其长度不符。</translation>
    </message>
    <message>
        <source>%1 bytes of data cannot be split into samples of %2 bytes each.</source>
        <translation>%1 字节的数据无法划分为每个 %2 字节的采样点。</translation>
    </message>
    <message>
        <source>Point %1 of the trace is “%2”, which is no number.</source>
        <translation>曲线的第 %1 点是“%2”，不是数字。</translation>
    </message>
    <message>
        <source>The reply “%1” has %2 parts; %3 are expected.</source>
        <translation>应答“%1”有 %2 个部分；应为 %3 个。</translation>
    </message>
    <message>
        <source>The instrument answered “%1”, which is no number.</source>
        <translation>仪器应答“%1”，不是数字。</translation>
    </message>
    <message>
        <source>The instrument answered “%1”, which is no whole number.</source>
        <translation>仪器应答“%1”，不是整数。</translation>
    </message>
    <message>
        <source>The instrument answered “%1”, which is neither on nor off.</source>
        <translation>仪器应答“%1”，既不是开也不是关。</translation>
    </message>
</context>
<context>
    <name>visor::profile::ReplyText</name>
    <message numerus="yes">
        <source>block of %n byte(s)</source>
        <translation>
            <numerusform>%n 字节的数据块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waveform of %n point(s)</source>
        <translation>
            <numerusform>%n 点的波形</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::profile::SimulationCheck</name>
    <message>
        <source>The simulated identity “%1” does not fit the profile&apos;s own identity pattern.</source>
        <translation>仿真身份“%1”与配置文件自身的身份模式不匹配。</translation>
    </message>
    <message>
        <source>There is no command “%1” in this profile.</source>
        <translation>此配置文件中没有命令“%1”。</translation>
    </message>
    <message>
        <source>“%1” reads nothing; what is said of its reply has no effect.</source>
        <translation>“%1”不读取任何内容；对其应答的说明无效。</translation>
    </message>
    <message>
        <source>“%1” cannot depend on “%2”, which has no value to read.</source>
        <translation>“%1”不能依赖“%2”，因为后者没有可读取的值。</translation>
    </message>
    <message>
        <source>“%1” follows itself by way of “%2”.</source>
        <translation>“%1”经由“%2”跟随其自身。</translation>
    </message>
</context>
<context>
    <name>visor::profile::TreeBuilder</name>
    <message>
        <source>This alias stands inside the part it repeats; write the part out.</source>
        <translation>此别名位于它所重复的部分之内；请将该部分完整写出。</translation>
    </message>
    <message>
        <source>A profile may have %1 entries at most; this one goes on.</source>
        <translation>配置文件最多可有 %1 个条目；此文件超出了限制。</translation>
    </message>
    <message>
        <source>A profile may be nested %1 levels deep at most.</source>
        <translation>配置文件最多可嵌套 %1 层。</translation>
    </message>
    <message>
        <source>With its aliases written out this profile has more than %1 entries.</source>
        <translation>展开别名后，此配置文件超过 %1 个条目。</translation>
    </message>
    <message>
        <source>With its aliases written out this profile is nested more than %1 levels deep.</source>
        <translation>展开别名后，此配置文件的嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>A key must be a single word.</source>
        <translation>键必须是单个词。</translation>
    </message>
    <message>
        <source>“%1” is already given in line %2; keep one of them.</source>
        <translation>“%1”已在第 %2 行给出；请只保留一个。</translation>
    </message>
    <message>
        <source>Only a map can be merged with &lt;&lt;.</source>
        <translation>只有映射才能用 &lt;&lt; 合并。</translation>
    </message>
    <message>
        <source>A text may have %1 characters at most; this one goes on.</source>
        <translation>一段文本最多 %1 个字符；这一段超出了。</translation>
    </message>
    <message>
        <source>A key may have %1 characters at most.</source>
        <translation>一个键最多 %1 个字符。</translation>
    </message>
</context>
<context>
    <name>visor::profile::TreeReader</name>
    <message>
        <source>The profile is empty.</source>
        <translation>配置文件为空。</translation>
    </message>
    <message>
        <source>The quote that opens here is never closed.</source>
        <translation>此处开始的引号没有结束。</translation>
    </message>
    <message>
        <source>Only the first document of a profile is read; this one is ignored.</source>
        <translation>只读取配置文件的第一个文档；此文档将被忽略。</translation>
    </message>
    <message>
        <source>The profile cannot be read: %1.</source>
        <translation>无法读取配置文件：%1。</translation>
    </message>
    <message>
        <source>The profile has %1 bytes; %2 are allowed.</source>
        <translation>配置文件有 %1 字节；最多允许 %2 字节。</translation>
    </message>
    <message>
        <source>Byte 0x%1 cannot be part of a profile; save the file as UTF-8 text.</source>
        <translation>字节 0x%1 不能出现在配置文件中；请将文件保存为 UTF-8 文本。</translation>
    </message>
</context>
<context>
    <name>visor::profile::YamlFault</name>
    <message>
        <source>A key without its “:”, or a text that goes on in the next line without quotes.</source>
        <translation>键缺少“:”，或文本未加引号而延续到下一行。</translation>
    </message>
    <message>
        <source>A tab stands where the line is indented; YAML wants spaces.</source>
        <translation>此行用制表符缩进；YAML 要求使用空格。</translation>
    </message>
    <message>
        <source>“\%1” means nothing between double quotes; use single quotes, as for patterns.</source>
        <translation>双引号中的“\%1”没有意义；请使用单引号，如同书写模式那样。</translation>
    </message>
    <message>
        <source>A text that begins with “*” must be in quotes: bare, it repeats another part of the file.</source>
        <translation>以“*”开头的文本必须加引号：不加引号表示重复文件的另一部分。</translation>
    </message>
    <message>
        <source>“*%1” repeats a part marked “&amp;%1”, which there is not before it; a text that begins with “*” must be in quotes.</source>
        <translation>“*%1”重复以“&amp;%1”标记的部分，但此前没有该部分；以“*”开头的文本必须加引号。</translation>
    </message>
    <message>
        <source>A text that begins with “&amp;” must be in quotes: bare, it marks a part of the file.</source>
        <translation>以“&amp;”开头的文本必须加引号：不加引号表示标记文件的一部分。</translation>
    </message>
    <message>
        <source>A “:” stands where none can be; put a text that holds “: ” in quotes, and give each key its own line.</source>
        <translation>此处不能出现“:”；请将含有“: ”的文本加引号，并使每个键各占一行。</translation>
    </message>
    <message>
        <source>A key cannot begin here; check the indentation of this line and the one before it.</source>
        <translation>键不能从此处开始；请检查此行和上一行的缩进。</translation>
    </message>
    <message>
        <source>A list&apos;s “- ” cannot begin here; put the list on the lines below its key.</source>
        <translation>列表的“- ”不能从此处开始；请将列表放在其键下方的各行。</translation>
    </message>
    <message>
        <source>This line fits neither the map above it nor any around that; check its indentation, and whether its key ends with “:”.</source>
        <translation>此行既不属于上方的映射，也不属于外层的映射；请检查其缩进，以及键是否以“:”结尾。</translation>
    </message>
    <message>
        <source>This line does not belong to the list above it; begin it with “- ” or check its indentation.</source>
        <translation>此行不属于上方的列表；请以“- ”开头，或检查其缩进。</translation>
    </message>
    <message>
        <source>The map in braces { } is not closed, or a comma is missing in it.</source>
        <translation>花括号 { } 中的映射未闭合，或其中缺少逗号。</translation>
    </message>
    <message>
        <source>The list in brackets [ ] is not closed, or a comma is missing in it.</source>
        <translation>方括号 [ ] 中的列表未闭合，或其中缺少逗号。</translation>
    </message>
    <message>
        <source>A bracket is closed here that was never opened.</source>
        <translation>此处的右括号没有对应的左括号。</translation>
    </message>
    <message>
        <source>This is not valid YAML: %1.</source>
        <translation>这不是有效的 YAML：%1。</translation>
    </message>
    <message>
        <source>A text cannot begin with “%1”; put it in quotes.</source>
        <translation>文本不能以“%1”开头；请加引号。</translation>
    </message>
    <message>
        <source>A text cannot begin like this; put it in quotes.</source>
        <translation>文本不能这样开头；请加引号。</translation>
    </message>
</context>
<context>
    <name>visor::prologix::BusFinder</name>
    <message>
        <source>GPIB adapter</source>
        <translation>GPIB 适配器</translation>
    </message>
    <message>
        <source>The GPIB bus of %1 cannot be looked through: %2</source>
        <translation>无法搜索 %1 的 GPIB 总线：%2</translation>
    </message>
    <message>
        <source>The GPIB bus of %1 is not looked through while instruments on it are open here; close them and look again.</source>
        <translation>%1 的 GPIB 总线上有仪器在此处打开，因此不搜索；请关闭这些仪器后重新搜索。</translation>
    </message>
    <message>
        <source>it says of more addresses that somebody answers there than a bus can have instruments. Open them by their addresses.</source>
        <translation>它报告有应答的地址数超过一条总线可连接的仪器数。请按地址打开仪器。</translation>
    </message>
</context>
<context>
    <name>visor::prologix::Error</name>
    <message>
        <source>The GPIB adapter %1 serves another program; it takes one at a time. Close the connection there.</source>
        <translation>GPIB 适配器 %1 正在为另一程序服务；它同一时间只接受一个程序。请在那里关闭连接。</translation>
    </message>
    <message>
        <source>%1 does not answer as a Prologix GPIB adapter does (++ver); check the address or the serial port.</source>
        <translation>%1 的应答不符合 Prologix GPIB 适配器 (++ver)；请检查地址或串口。</translation>
    </message>
    <message>
        <source>No instrument answers at GPIB address %1; check its address, cable and power.</source>
        <translation>GPIB 地址 %1 上没有仪器应答；请检查其地址、电缆和电源。</translation>
    </message>
    <message>
        <source>The instrument at GPIB address %1 did not answer in time; check the command and the address, or allow more time.</source>
        <translation>GPIB 地址 %1 上的仪器未及时应答；请检查命令和地址，或延长超时。</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>The GPIB adapter is busy with another instrument; allow more time.</source>
        <translation>GPIB 适配器正忙于另一台仪器；请延长超时。</translation>
    </message>
    <message>
        <source>The rest of the reply was given up because other instruments waited for the GPIB adapter; ask again.</source>
        <translation>由于其他仪器在等待 GPIB 适配器，应答的剩余部分已放弃；请重新查询。</translation>
    </message>
    <message>
        <source>The connection to the GPIB adapter is lost; open the instrument again.</source>
        <translation>与 GPIB 适配器的连接已丢失；请重新打开仪器。</translation>
    </message>
    <message>
        <source>The GPIB adapter&apos;s answer was given up because an instrument on its bus was used meanwhile; ask again.</source>
        <translation>由于其总线上的仪器在此期间被使用，GPIB 适配器的应答已放弃；请重新查询。</translation>
    </message>
</context>
<context>
    <name>visor::prologix::InterfaceSession</name>
    <message>
        <source>This is the GPIB adapter; open an instrument on its bus for that, such as GPIB0::9::INSTR.</source>
        <translation>这是 GPIB 适配器；请改为打开其总线上的仪器，例如 GPIB0::9::INSTR。</translation>
    </message>
</context>
<context>
    <name>visor::prologix::PrologixFinder</name>
    <message>
        <source>No broadcast can be sent on the network interface %1 (%2); GPIB adapters there may be missing.</source>
        <translation>无法在网络接口 %1 上发送广播（%2）；该处的 GPIB 适配器可能未列出。</translation>
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
        <translation>GPIB 适配器不支持锁定。</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>此会话未持有锁定。</translation>
    </message>
    <message>
        <source>This GPIB adapter keeps remote enable asserted; send the instrument to local instead.</source>
        <translation>此 GPIB 适配器始终保持远程使能 (REN) 有效；请改为将仪器切换到本地状态。</translation>
    </message>
</context>
<context>
    <name>visor::prologix::PrologixTransport</name>
    <message>
        <source>%1 is not a GPIB adapter that can be used; name one such as PRLGX-TCPIP0::HOST::1234::INTFC.</source>
        <translation>%1 不是可用的 GPIB 适配器；请指定一个，例如 PRLGX-TCPIP0::HOST::1234::INTFC。</translation>
    </message>
    <message>
        <source>A GPIB adapter has no locks.</source>
        <translation>GPIB 适配器不支持锁定。</translation>
    </message>
    <message>
        <source>No adapter is known for GPIB board %1; open the adapter first, such as PRLGX-TCPIP%1::HOST::1234::INTFC or PRLGX-ASRL%1::/dev/ttyUSB0::INTFC.</source>
        <translation>没有 GPIB 板卡 %1 对应的适配器；请先打开适配器，例如 PRLGX-TCPIP%1::HOST::1234::INTFC 或 PRLGX-ASRL%1::/dev/ttyUSB0::INTFC。</translation>
    </message>
    <message>
        <source>Open the instrument behind the gateway as %1.</source>
        <translation>请以 %1 打开网关后的仪器。</translation>
    </message>
</context>
<context>
    <name>visor::scpi::Block</name>
    <message>
        <source>The reply does not hold an IEEE 488.2 block; check the data format that the instrument is set to send.</source>
        <translation>应答中没有 IEEE 488.2 数据块；请检查仪器设置的数据发送格式。</translation>
    </message>
    <message>
        <source>The reply is not a quoted string.</source>
        <translation>应答不是带引号的字符串。</translation>
    </message>
</context>
<context>
    <name>visor::scpi::ErrorText</name>
    <message>
        <source>No error.</source>
        <translation>没有错误。</translation>
    </message>
    <message>
        <source>The instrument did not understand the command.</source>
        <translation>仪器不理解该命令。</translation>
    </message>
    <message>
        <source>The command holds a character that is not allowed there.</source>
        <translation>命令中含有此处不允许的字符。</translation>
    </message>
    <message>
        <source>The command is not written as the instrument expects; check blanks, commas and colons.</source>
        <translation>命令的写法不符合仪器要求；请检查空格、逗号和冒号。</translation>
    </message>
    <message>
        <source>A separator is missing or wrong: arguments want commas, commands want semicolons.</source>
        <translation>分隔符缺失或错误：参数之间用逗号，命令之间用分号。</translation>
    </message>
    <message>
        <source>An argument is of the wrong kind, such as text where a number belongs.</source>
        <translation>某个参数的类型不对，例如应为数字处写了文本。</translation>
    </message>
    <message>
        <source>A group execute trigger came in the middle of a message.</source>
        <translation>群组执行触发出现在消息中间。</translation>
    </message>
    <message>
        <source>The command has more arguments than it takes.</source>
        <translation>命令的参数过多。</translation>
    </message>
    <message>
        <source>An argument is missing.</source>
        <translation>缺少参数。</translation>
    </message>
    <message>
        <source>The command word is wrong.</source>
        <translation>命令字错误。</translation>
    </message>
    <message>
        <source>The separator behind the command word is wrong; a blank belongs there.</source>
        <translation>命令字后的分隔符错误；应为空格。</translation>
    </message>
    <message>
        <source>A word of the command is longer than twelve characters.</source>
        <translation>命令中有一个词超过十二个字符。</translation>
    </message>
    <message>
        <source>This instrument has no such command; check its spelling and the instrument&apos;s options.</source>
        <translation>此仪器没有该命令；请检查拼写和仪器的选件。</translation>
    </message>
    <message>
        <source>The number in the command word does not exist here, such as a channel the instrument has not.</source>
        <translation>命令字中的编号在此不存在，例如仪器没有的通道。</translation>
    </message>
    <message>
        <source>The command has the wrong number of arguments.</source>
        <translation>命令的参数个数不正确。</translation>
    </message>
    <message>
        <source>A number in the command cannot be read.</source>
        <translation>命令中的某个数字无法读取。</translation>
    </message>
    <message>
        <source>A number holds a character that does not belong there; the decimal mark is a point.</source>
        <translation>数字中含有不应有的字符；小数点应为“.”。</translation>
    </message>
    <message>
        <source>The exponent of a number is larger than 32000.</source>
        <translation>数字的指数大于 32000。</translation>
    </message>
    <message>
        <source>A number has more than 255 digits.</source>
        <translation>数字超过 255 位。</translation>
    </message>
    <message>
        <source>A number is not allowed at this place.</source>
        <translation>此处不允许数字。</translation>
    </message>
    <message>
        <source>A unit in the command is wrong.</source>
        <translation>命令中的单位错误。</translation>
    </message>
    <message>
        <source>This unit does not fit the setting.</source>
        <translation>该单位不适用于此设置。</translation>
    </message>
    <message>
        <source>A unit is longer than twelve characters.</source>
        <translation>单位超过十二个字符。</translation>
    </message>
    <message>
        <source>This setting takes no unit.</source>
        <translation>此设置不带单位。</translation>
    </message>
    <message>
        <source>A word among the arguments is wrong.</source>
        <translation>参数中有一个词错误。</translation>
    </message>
    <message>
        <source>A word among the arguments is none of the choices of this setting.</source>
        <translation>参数中有一个词不是此设置的可选值。</translation>
    </message>
    <message>
        <source>A word among the arguments is longer than twelve characters.</source>
        <translation>参数中有一个词超过十二个字符。</translation>
    </message>
    <message>
        <source>A word is not allowed at this place.</source>
        <translation>此处不允许词语参数。</translation>
    </message>
    <message>
        <source>A string in the command is wrong.</source>
        <translation>命令中的字符串错误。</translation>
    </message>
    <message>
        <source>A string is not closed or cannot be used here.</source>
        <translation>字符串没有结束，或不能在此使用。</translation>
    </message>
    <message>
        <source>A string is not allowed at this place.</source>
        <translation>此处不允许字符串。</translation>
    </message>
    <message>
        <source>A data block in the command is wrong.</source>
        <translation>命令中的数据块错误。</translation>
    </message>
    <message>
        <source>A data block ended before the length it announced.</source>
        <translation>数据块在达到声明的长度之前就结束了。</translation>
    </message>
    <message>
        <source>A data block is not allowed at this place.</source>
        <translation>此处不允许数据块。</translation>
    </message>
    <message>
        <source>An expression in parentheses is wrong.</source>
        <translation>括号中的表达式错误。</translation>
    </message>
    <message>
        <source>An expression is not closed or holds a wrong character.</source>
        <translation>表达式没有结束，或含有错误字符。</translation>
    </message>
    <message>
        <source>An expression is not allowed at this place.</source>
        <translation>此处不允许表达式。</translation>
    </message>
    <message>
        <source>A macro is wrong.</source>
        <translation>宏错误。</translation>
    </message>
    <message>
        <source>The instrument could not carry out the command in its present state.</source>
        <translation>仪器在当前状态下无法执行该命令。</translation>
    </message>
    <message>
        <source>The instrument is under local control; put it into remote and send again.</source>
        <translation>仪器处于本地控制状态；请切换到远程后重新发送。</translation>
    </message>
    <message>
        <source>Settings were lost when the instrument went to local.</source>
        <translation>仪器切换到本地时丢失了设置。</translation>
    </message>
    <message>
        <source>The command is protected; a password or a key is needed first.</source>
        <translation>该命令受保护；需要先提供密码或密钥。</translation>
    </message>
    <message>
        <source>Something is wrong with the trigger.</source>
        <translation>触发有问题。</translation>
    </message>
    <message>
        <source>A trigger came while the instrument was not waiting for one.</source>
        <translation>收到触发时仪器并未等待触发。</translation>
    </message>
    <message>
        <source>An arm signal came while the instrument was not waiting for one.</source>
        <translation>收到预备信号时仪器并未等待该信号。</translation>
    </message>
    <message>
        <source>A measurement was started while one was running already.</source>
        <translation>启动测量时已有测量正在进行。</translation>
    </message>
    <message>
        <source>The trigger source waits for a trigger that this command would need first.</source>
        <translation>触发源正在等待触发，而此命令需要先有该触发。</translation>
    </message>
    <message>
        <source>The arm source waits for a signal that this command would need first.</source>
        <translation>预备源正在等待信号，而此命令需要先有该信号。</translation>
    </message>
    <message>
        <source>An argument cannot be used.</source>
        <translation>某个参数无法使用。</translation>
    </message>
    <message>
        <source>The command contradicts other settings of the instrument.</source>
        <translation>该命令与仪器的其他设置冲突。</translation>
    </message>
    <message>
        <source>A value is outside the instrument&apos;s range.</source>
        <translation>某个值超出仪器的范围。</translation>
    </message>
    <message>
        <source>There was more data than the instrument can hold.</source>
        <translation>数据量超过仪器的容量。</translation>
    </message>
    <message>
        <source>An argument is none of the values this setting takes.</source>
        <translation>某个参数不是此设置的可选值。</translation>
    </message>
    <message>
        <source>The instrument has run out of memory.</source>
        <translation>仪器内存不足。</translation>
    </message>
    <message>
        <source>Two lists of values differ in length.</source>
        <translation>两个值列表的长度不同。</translation>
    </message>
    <message>
        <source>There is no valid reading; start a measurement first.</source>
        <translation>没有有效读数；请先启动测量。</translation>
    </message>
    <message>
        <source>The reading is questionable.</source>
        <translation>读数存疑。</translation>
    </message>
    <message>
        <source>Data has the wrong format.</source>
        <translation>数据格式错误。</translation>
    </message>
    <message>
        <source>Data has the wrong version.</source>
        <translation>数据版本错误。</translation>
    </message>
    <message>
        <source>The command failed because of a hardware fault.</source>
        <translation>命令因硬件故障而失败。</translation>
    </message>
    <message>
        <source>An option or module that the command needs is not there.</source>
        <translation>缺少该命令所需的选件或模块。</translation>
    </message>
    <message>
        <source>The instrument&apos;s storage failed.</source>
        <translation>仪器的存储器故障。</translation>
    </message>
    <message>
        <source>No storage medium is inserted.</source>
        <translation>没有插入存储介质。</translation>
    </message>
    <message>
        <source>The storage medium cannot be read.</source>
        <translation>无法读取存储介质。</translation>
    </message>
    <message>
        <source>The storage medium is full.</source>
        <translation>存储介质已满。</translation>
    </message>
    <message>
        <source>The directory on the instrument is full.</source>
        <translation>仪器上的目录已满。</translation>
    </message>
    <message>
        <source>There is no file of that name on the instrument.</source>
        <translation>仪器上没有该名称的文件。</translation>
    </message>
    <message>
        <source>The file name is wrong or taken already.</source>
        <translation>文件名错误或已被占用。</translation>
    </message>
    <message>
        <source>The storage medium is protected against writing.</source>
        <translation>存储介质有写保护。</translation>
    </message>
    <message>
        <source>An expression could not be worked out.</source>
        <translation>无法计算表达式。</translation>
    </message>
    <message>
        <source>A macro could not be run.</source>
        <translation>无法运行宏。</translation>
    </message>
    <message>
        <source>A program in the instrument failed.</source>
        <translation>仪器中的程序失败。</translation>
    </message>
    <message>
        <source>The instrument&apos;s memory of settings failed.</source>
        <translation>仪器的设置存储器故障。</translation>
    </message>
    <message>
        <source>The instrument reports a fault of its own; its manual knows more.</source>
        <translation>仪器报告自身故障；详情请查阅其手册。</translation>
    </message>
    <message>
        <source>The instrument reports an internal error.</source>
        <translation>仪器报告内部错误。</translation>
    </message>
    <message>
        <source>The instrument reports a memory fault.</source>
        <translation>仪器报告内存故障。</translation>
    </message>
    <message>
        <source>Protected memory of the instrument was lost.</source>
        <translation>仪器受保护的存储内容已丢失。</translation>
    </message>
    <message>
        <source>The calibration of the instrument was lost.</source>
        <translation>仪器的校准数据已丢失。</translation>
    </message>
    <message>
        <source>Stored settings of the instrument were lost.</source>
        <translation>仪器保存的设置已丢失。</translation>
    </message>
    <message>
        <source>Stored configuration of the instrument was lost.</source>
        <translation>仪器保存的配置已丢失。</translation>
    </message>
    <message>
        <source>The instrument reports a storage fault.</source>
        <translation>仪器报告存储故障。</translation>
    </message>
    <message>
        <source>The self test failed.</source>
        <translation>自检失败。</translation>
    </message>
    <message>
        <source>The calibration failed.</source>
        <translation>校准失败。</translation>
    </message>
    <message>
        <source>The error queue is full; later errors were not recorded.</source>
        <translation>错误队列已满；之后的错误未被记录。</translation>
    </message>
    <message>
        <source>Communication with the instrument failed.</source>
        <translation>与仪器的通信失败。</translation>
    </message>
    <message>
        <source>A byte arrived with wrong parity; check the serial settings.</source>
        <translation>收到的字节奇偶校验错误；请检查串口设置。</translation>
    </message>
    <message>
        <source>A byte arrived without its stop bit; check the serial speed.</source>
        <translation>收到的字节缺少停止位；请检查串口速率。</translation>
    </message>
    <message>
        <source>Commands came faster than the instrument reads them; check the flow control.</source>
        <translation>命令到达的速度快于仪器的读取速度；请检查流控制。</translation>
    </message>
    <message>
        <source>The instrument gave up waiting for the rest of a command.</source>
        <translation>仪器等待命令的其余部分时超时。</translation>
    </message>
    <message>
        <source>A question and its answer did not fit together.</source>
        <translation>查询与应答不匹配。</translation>
    </message>
    <message>
        <source>A new command came before the answer was read; the answer is lost.</source>
        <translation>在读取应答之前收到新命令；该应答已丢失。</translation>
    </message>
    <message>
        <source>An answer was read although nothing had been asked, or the question was incomplete.</source>
        <translation>没有查询就读取应答，或查询不完整。</translation>
    </message>
    <message>
        <source>Both buffers of the instrument were full; ask for less at once.</source>
        <translation>仪器的两个缓冲区都已满；请减少单次查询的数量。</translation>
    </message>
    <message>
        <source>A question followed one whose answer has no fixed end; ask that one last.</source>
        <translation>在应答没有固定结尾的查询之后又有查询；请将该查询放在最后。</translation>
    </message>
</context>
<context>
    <name>visor::scpi::Quantity</name>
    <message>
        <source>Nothing is entered where a number is needed.</source>
        <translation>此处需要数字，但没有输入任何内容。</translation>
    </message>
    <message>
        <source>“%1” has two decimal marks. Write numbers without grouping marks.</source>
        <translation>“%1”有两个小数点。请不要在数字中使用分组符号。</translation>
    </message>
    <message>
        <source>“%1” does not start with a number.</source>
        <translation>“%1”不是以数字开头。</translation>
    </message>
    <message>
        <source>“%1” is too large or too small for a number.</source>
        <translation>“%1”作为数字过大或过小。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>“%1” is neither a number nor a unit.</source>
        <translation>“%1”既不是数字也不是单位。</translation>
    </message>
    <message>
        <source>“%1” does not fit: the unit here is %2, alone or with a prefix such as m, k or M.</source>
        <translation>“%1”不匹配：此处的单位是 %2，可单独使用或带 m、k、M 等前缀。</translation>
    </message>
</context>
<context>
    <name>visor::scpi::Response</name>
    <message>
        <source>The reply is longer than the %1 that were expected and was thrown away; check the command, or raise the limit.</source>
        <translation>应答长度超过预期的 %1，已被丢弃；请检查命令，或提高上限。</translation>
    </message>
</context>
<context>
    <name>visor::serial::Error</name>
    <message>
        <source>You may not use the serial port %1; its users are in the group %2. Join it (sudo usermod -aG %2 $USER) and log in again.</source>
        <translation>您无权使用串口 %1；其用户属于组 %2。请加入该组 (sudo usermod -aG %2 $USER)，然后重新登录。</translation>
    </message>
    <message>
        <source>There is no serial port %1; check its name and that the adapter is plugged in.</source>
        <translation>没有串口 %1；请检查其名称以及适配器是否已插好。</translation>
    </message>
    <message>
        <source>The serial port %1 cannot be opened: %2.</source>
        <translation>无法打开串口 %1：%2。</translation>
    </message>
    <message>
        <source>Another program is using the serial port %1; close it there first.</source>
        <translation>另一程序正在使用串口 %1；请先在该程序中关闭。</translation>
    </message>
    <message>
        <source>%2 is using the serial port %1; close it there first.</source>
        <translation>%2 正在使用串口 %1；请先在该程序中关闭。</translation>
    </message>
    <message>
        <source>The serial port has gone; plug the adapter in again and reopen it.</source>
        <translation>串口已消失；请重新插入适配器，然后重新打开。</translation>
    </message>
    <message>
        <source>The serial port failed (%1); open it again.</source>
        <translation>串口出错（%1）；请重新打开。</translation>
    </message>
    <message>
        <source>Nothing came over the serial line in time; check the cable, the line settings (baud rate, parity) and the command, or allow more time.</source>
        <translation>未及时从串行线路收到任何数据；请检查电缆、线路设置（波特率、奇偶校验）和命令，或延长超时。</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
</context>
<context>
    <name>visor::serial::LineSettings</name>
    <message>
        <source>The port cannot do %1 baud; it runs at %2.</source>
        <translation>该端口不支持 %1 波特；实际以 %2 运行。</translation>
    </message>
    <message>
        <source>The port cannot do %1 data bits.</source>
        <translation>该端口不支持 %1 个数据位。</translation>
    </message>
    <message>
        <source>The port has no such parity; characters are sent and taken without it.</source>
        <translation>该端口不支持此奇偶校验；字符的收发将不带校验。</translation>
    </message>
    <message>
        <source>The port cannot do that number of stop bits.</source>
        <translation>该端口不支持此停止位数。</translation>
    </message>
    <message>
        <source>One and a half stop bits go with five data bits only; two are sent.</source>
        <translation>1.5 个停止位只能与 5 个数据位一起使用；将发送 2 个停止位。</translation>
    </message>
    <message>
        <source>The port has no RTS/CTS flow control.</source>
        <translation>该端口没有 RTS/CTS 流控制。</translation>
    </message>
    <message>
        <source>%1 is not a serial port; check its name.</source>
        <translation>%1 不是串口；请检查其名称。</translation>
    </message>
    <message>
        <source>The serial port %1 has gone; plug it in again and reopen it.</source>
        <translation>串口 %1 已消失；请重新插入，然后重新打开。</translation>
    </message>
    <message>
        <source>The serial port %1 does not take these settings; try others.</source>
        <translation>串口 %1 不接受这些设置；请尝试其他设置。</translation>
    </message>
</context>
<context>
    <name>visor::serial::PortHolder</name>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1（进程 %2）</translation>
    </message>
</context>
<context>
    <name>visor::serial::PtyStream</name>
    <message>
        <source>The system gives no pseudo-terminal for a simulated serial port (%1).</source>
        <translation>系统未能为仿真串口提供伪终端（%1）。</translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialExaminer</name>
    <message>
        <source>There is no serial port %1.</source>
        <translation>没有串口 %1。</translation>
    </message>
    <message>
        <source>No USB adapter with a serial port is plugged in.</source>
        <translation>未插入带串口的 USB 适配器。</translation>
    </message>
    <message>
        <source>These ports are there: %1.</source>
        <translation>现有以下端口：%1。</translation>
    </message>
    <message>
        <source>Plug the adapter in, and check the name: it may change from one plug to the next; names under /dev/serial/by-id stay.</source>
        <translation>请插入适配器并检查名称：每次插入后名称可能改变；/dev/serial/by-id 下的名称保持不变。</translation>
    </message>
    <message>
        <source>You may not use the serial port %1.</source>
        <translation>您无权使用串口 %1。</translation>
    </message>
    <message>
        <source>Only its owner may, and no group.</source>
        <translation>只有其所有者可以使用，没有任何组可以使用。</translation>
    </message>
    <message>
        <source>Ask whoever looks after this machine for a udev rule that opens it for the group dialout.</source>
        <translation>请本机的管理员添加一条 udev 规则，将其开放给 dialout 组。</translation>
    </message>
    <message>
        <source>You are in the group %1 by now, but were not when you logged in.</source>
        <translation>您现在已在组 %1 中，但登录时尚不在该组。</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>请注销后重新登录。</translation>
    </message>
    <message>
        <source>Its users are in the group %1, and you are not.</source>
        <translation>其用户属于组 %1，而您不在该组中。</translation>
    </message>
    <message>
        <source>Join the group, then log out and in again.</source>
        <translation>请加入该组，然后注销并重新登录。</translation>
    </message>
    <message>
        <source>%1 has the serial port %2 open.</source>
        <translation>%1 已打开串口 %2。</translation>
    </message>
    <message>
        <source>It looks whether the instrument is a modem, and sends it commands.</source>
        <translation>它会探测仪器是否为调制解调器，并向其发送命令。</translation>
    </message>
    <message>
        <source>A serial port is used by one program at a time.</source>
        <translation>串口同一时间只能由一个程序使用。</translation>
    </message>
    <message>
        <source>Wait half a minute, or stop it:</source>
        <translation>请等待半分钟，或将其停止：</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在该程序中关闭。</translation>
    </message>
    <message>
        <source>Unplug the adapter and plug it in again.</source>
        <translation>请拔下适配器，然后重新插入。</translation>
    </message>
    <message>
        <source>What comes from %1 cannot be read.</source>
        <translation>无法解读来自 %1 的数据。</translation>
    </message>
    <message>
        <source>Both ends must use the same speed and parity; these differ.</source>
        <translation>两端必须使用相同的速率和奇偶校验；目前两者不一致。</translation>
    </message>
    <message>
        <source>Set the baud rate and parity that the instrument&apos;s menu shows (9600, no parity unless told otherwise).</source>
        <translation>请设置为仪器菜单中显示的波特率和奇偶校验（未另行指定时为 9600、无校验）。</translation>
    </message>
    <message>
        <source>%1 answers, but its answer does not end with a line feed.</source>
        <translation>%1 有应答，但其应答不以换行符结尾。</translation>
    </message>
    <message>
        <source>The reader waits on for the end of the line.</source>
        <translation>读取方会一直等待行尾。</translation>
    </message>
    <message>
        <source>Say how its lines end.</source>
        <translation>请指定其行结束符。</translation>
    </message>
    <message>
        <source>The port %1 opens, but nothing comes back.</source>
        <translation>端口 %1 可以打开，但没有收到任何应答。</translation>
    </message>
    <message>
        <source>The instrument is off, another cable is needed (a null modem crosses send and receive), the speed differs, or it wants another line end.</source>
        <translation>仪器已关闭、需要另一种电缆（零调制解调器电缆会交叉收发线）、速率不一致，或仪器需要另一种行结束符。</translation>
    </message>
    <message>
        <source>Compare baud rate, parity and line end with the instrument&apos;s menu, and try:</source>
        <translation>请将波特率、奇偶校验和行结束符与仪器菜单核对，并尝试：</translation>
    </message>
    <message>
        <source>The port %1 is there, and you may use it.</source>
        <translation>端口 %1 存在，并且您有权使用。</translation>
    </message>
    <message>
        <source>ModemManager is running.</source>
        <translation>ModemManager 正在运行。</translation>
    </message>
    <message>
        <source>It takes each new serial port for some seconds and sends modem commands to what is behind it; some instruments stop answering then.</source>
        <translation>它会占用每个新串口数秒，并向其后的设备发送调制解调器命令；有些仪器会因此停止应答。</translation>
    </message>
    <message>
        <source>If this machine has no modem, switch it off:</source>
        <translation>如果本机没有调制解调器，请将其关闭：</translation>
    </message>
    <message>
        <source>brltty is running.</source>
        <translation>brltty 正在运行。</translation>
    </message>
    <message>
        <source>It takes serial adapters with the chip CH340 for braille displays and keeps them from appearing as ports.</source>
        <translation>它会将采用 CH340 芯片的串口适配器当作盲文显示器占用，使其不会作为端口出现。</translation>
    </message>
    <message>
        <source>If nobody needs a braille display here, remove it:</source>
        <translation>如果这里无人需要盲文显示器，请将其移除：</translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialFinder</name>
    <message>
        <source>serial port</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>Serial ports cannot be listed because %1 is missing; open one by its name, such as ASRL/dev/ttyUSB0::INSTR.</source>
        <translation>由于缺少 %1，无法列出串口；请按名称打开串口，例如 ASRL/dev/ttyUSB0::INSTR。</translation>
    </message>
    <message>
        <source>Serial ports that are plugged in later will not be noticed (%1 cannot be watched); search again after plugging one in.</source>
        <translation>之后插入的串口不会被发现（无法监视 %1）；请在插入后重新搜索。</translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialPort</name>
    <message>
        <source>The port cannot be kept from other programs.</source>
        <translation>无法阻止其他程序使用该端口。</translation>
    </message>
    <message>
        <source>The port has no DTR line.</source>
        <translation>该端口没有 DTR 线。</translation>
    </message>
    <message>
        <source>The port has no RTS line.</source>
        <translation>该端口没有 RTS 线。</translation>
    </message>
    <message>
        <source>The port has no DTR/DSR flow control.</source>
        <translation>该端口没有 DTR/DSR 流控制。</translation>
    </message>
    <message>
        <source>A character came without its stop bit; check the baud rate and the number of data and stop bits.</source>
        <translation>收到的字符缺少停止位；请检查波特率以及数据位数和停止位数。</translation>
    </message>
    <message>
        <source>A character came with the wrong parity; check the parity and baud rate.</source>
        <translation>收到的字符奇偶校验错误；请检查奇偶校验和波特率。</translation>
    </message>
    <message>
        <source>Characters were lost because they came faster than they were taken; use flow control or a lower baud rate.</source>
        <translation>字符到达的速度快于读取速度，部分字符已丢失；请使用流控制或降低波特率。</translation>
    </message>
    <message>
        <source>The serial line does not take the data; check its flow control.</source>
        <translation>串行线路不接收数据；请检查其流控制。</translation>
    </message>
    <message>
        <source>The port cannot send a break.</source>
        <translation>该端口不能发送中断信号 (break)。</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) could not be sent in time; at %1 baud they take %2 s more.</source>
        <translation>
            <numerusform>%n 字节未能及时发送；在 %1 波特下还需 %2 s。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialSession</name>
    <message>
        <source>The instrument still owes an answer to an earlier question; wait a moment and try again.</source>
        <translation>仪器尚未答复之前的查询；请稍候再试。</translation>
    </message>
    <message>
        <source>A serial line has no locks; the port is this program&apos;s alone while it is open.</source>
        <translation>串行线路不支持锁定；端口打开期间由本程序独占。</translation>
    </message>
    <message>
        <source>A serial line cannot switch between remote and local; use a command such as SYST:REM or SYST:LOC.</source>
        <translation>串行线路不能切换远程和本地状态；请使用命令，例如 SYST:REM 或 SYST:LOC。</translation>
    </message>
    <message>
        <source>A serial line has no service requests; ask for the status byte instead.</source>
        <translation>串行线路不支持服务请求；请改为查询状态字节。</translation>
    </message>
    <message>
        <source>The port cannot send a break.</source>
        <translation>该端口不能发送中断信号 (break)。</translation>
    </message>
</context>
<context>
    <name>visor::serial::SerialTransport</name>
    <message>
        <source>%1 is not a serial port.</source>
        <translation>%1 不是串口。</translation>
    </message>
    <message>
        <source>A serial line has no locks; the port is this program&apos;s alone while it is open.</source>
        <translation>串行线路不支持锁定；端口打开期间由本程序独占。</translation>
    </message>
</context>
<context>
    <name>visor::simulation::Bench</name>
    <message>
        <source>Oscilloscope</source>
        <translation>示波器</translation>
    </message>
    <message>
        <source>Four channels: the generator on 1 and 2, the supply&apos;s output on 3, its load&apos;s temperature on 4.</source>
        <translation>四个通道：1 和 2 接信号发生器，3 接电源输出，4 接负载温度。</translation>
    </message>
    <message>
        <source>Function generator</source>
        <translation>函数信号发生器</translation>
    </message>
    <message>
        <source>Two channels, wired to the oscilloscope&apos;s inputs 1 and 2.</source>
        <translation>两个通道，接到示波器的输入 1 和 2。</translation>
    </message>
    <message>
        <source>Triple supply</source>
        <translation>三路电源</translation>
    </message>
    <message>
        <source>Three outputs; the first one feeds a 22 ohm resistor that gets warm.</source>
        <translation>三路输出；第一路为一个会发热的 22 欧姆电阻供电。</translation>
    </message>
    <message>
        <source>Multimeter</source>
        <translation>万用表</translation>
    </message>
    <message>
        <source>6½ digits, across and in series with the supply&apos;s load.</source>
        <translation>6½ 位，与电源负载并联和串联。</translation>
    </message>
    <message>
        <source>Source-measure unit</source>
        <translation>源测量单元</translation>
    </message>
    <message>
        <source>Sources and measures a silicon diode.</source>
        <translation>对一只硅二极管进行供电和测量。</translation>
    </message>
    <message>
        <source>Temperature controller</source>
        <translation>温度控制器</translation>
    </message>
    <message>
        <source>Heats two stages of a small cryostat.</source>
        <translation>加热小型低温恒温器的两级。</translation>
    </message>
    <message>
        <source>Slow oscilloscope</source>
        <translation>慢速示波器</translation>
    </message>
    <message>
        <source>Answers every query right, three seconds late.</source>
        <translation>所有查询都能正确应答，但要晚三秒。</translation>
    </message>
    <message>
        <source>Oscilloscope that drops the link</source>
        <translation>会断开连接的示波器</translation>
    </message>
    <message>
        <source>Breaks the connection in the middle of every long reply.</source>
        <translation>在每个长应答的中途断开连接。</translation>
    </message>
    <message>
        <source>Oscilloscope that answers garbage</source>
        <translation>应答乱码的示波器</translation>
    </message>
    <message>
        <source>Answers random bytes to every query, its identity too.</source>
        <translation>对每个查询都应答随机字节，包括身份查询。</translation>
    </message>
    <message>
        <source>Locked oscilloscope</source>
        <translation>被锁定的示波器</translation>
    </message>
    <message>
        <source>Somebody else holds its exclusive lock and never lets go.</source>
        <translation>他人持有其独占锁定，且从不释放。</translation>
    </message>
    <message>
        <source>Oscilloscope with swapped bytes</source>
        <translation>字节序颠倒的示波器</translation>
    </message>
    <message>
        <source>Sends 16-bit waveforms in the other byte order than it says.</source>
        <translation>发送 16 位波形时，字节序与其声明的相反。</translation>
    </message>
    <message>
        <source>Silent oscilloscope</source>
        <translation>无应答的示波器</translation>
    </message>
    <message>
        <source>Takes every command and never answers.</source>
        <translation>接受所有命令，但从不应答。</translation>
    </message>
    <message>
        <source>Oscilloscope with short blocks</source>
        <translation>数据块过短的示波器</translation>
    </message>
    <message>
        <source>Its blocks end before the length they announce.</source>
        <translation>其数据块在达到声明的长度之前就结束。</translation>
    </message>
    <message>
        <source>Oscilloscope with long blocks</source>
        <translation>数据块过长的示波器</translation>
    </message>
    <message>
        <source>Its blocks go on behind the length they announce.</source>
        <translation>其数据块在声明的长度之后仍然继续。</translation>
    </message>
    <message>
        <source>Oscilloscope that never stops talking</source>
        <translation>应答不停的示波器</translation>
    </message>
    <message>
        <source>Answers short queries with 100 MB, but knows its identity.</source>
        <translation>对短查询应答 100 MB 数据，但能正确报告身份。</translation>
    </message>
    <message>
        <source>Process controller</source>
        <translation>过程控制器</translation>
    </message>
    <message>
        <source>Heats a small furnace; it is looked into by Modbus.</source>
        <translation>加热一台小型炉；通过 Modbus 查询。</translation>
    </message>
</context>
<context>
    <name>visor::simulation::ProfileIdentity</name>
    <message>
        <source>No identity reply could be made that the pattern “%1” of the profile %2 knows. Write one as “identity” under “simulation” in the profile.</source>
        <translation>无法生成与配置文件 %2 的模式“%1”匹配的身份应答。请在配置文件的“simulation”下以“identity”给出。</translation>
    </message>
</context>
<context>
    <name>visor::simulation::ProfileInstrument</name>
    <message>
        <source>The profile %1 is of a Modbus device: it has registers and is not spoken to in messages.</source>
        <translation>配置文件 %1 用于 Modbus 设备：它使用寄存器，不以消息通信。</translation>
    </message>
    <message>
        <source>The profile %1 is of a device on CAN, which is not simulated from a profile; use a virtual CAN interface.</source>
        <translation>配置文件 %1 用于 CAN 设备，此类设备不能由配置文件仿真；请使用虚拟 CAN 接口。</translation>
    </message>
    <message>
        <source>The profile %1 is driven by its maker&apos;s own software; there is nothing to simulate on a wire.</source>
        <translation>配置文件 %1 通过制造商自己的软件驱动；没有可仿真的通信接口。</translation>
    </message>
</context>
<context>
    <name>visor::simulation::ScpiLink</name>
    <message>
        <source>%1 takes no more connections. Close another program that uses it.</source>
        <translation>%1 不再接受新连接。请关闭正在使用它的其他程序。</translation>
    </message>
    <message>
        <source>%1 has dropped the connection. Check its power and its cable, then connect again.</source>
        <translation>%1 已断开连接。请检查其电源和电缆，然后重新连接。</translation>
    </message>
    <message>
        <source>The transfer with %1 was cancelled.</source>
        <translation>已取消与 %1 的传输。</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the command, or allow it more time.</source>
        <translation>%1 未及时应答。请检查命令或延长超时。</translation>
    </message>
</context>
<context>
    <name>visor::socket::SocketExaminer</name>
    <message>
        <source>%1 answers, but its answer does not end with a line feed.</source>
        <translation>%1 有应答，但其应答不以换行符结尾。</translation>
    </message>
    <message>
        <source>A raw socket has no other sign for the end of a message, so the reader waits on.</source>
        <translation>原始套接字没有其他的消息结束标志，因此读取方会一直等待。</translation>
    </message>
    <message>
        <source>Say how its replies end.</source>
        <translation>请指定其应答的结束方式。</translation>
    </message>
    <message>
        <source>%1 answers only when a line ends with %2.</source>
        <translation>%1 仅在行以 %2 结尾时才应答。</translation>
    </message>
    <message>
        <source>With the usual LF it waits for the rest of the command: that looks like a timeout.</source>
        <translation>使用通常的 LF 时，它会等待命令的剩余部分，看起来就像超时。</translation>
    </message>
    <message>
        <source>Set this terminator.</source>
        <translation>请设置此结束符。</translation>
    </message>
    <message>
        <source>%1 accepts connections but does not answer *IDN?.</source>
        <translation>%1 接受连接，但不应答 *IDN?。</translation>
    </message>
    <message>
        <source>What listens there may speak something else than SCPI, serve another client first, or hang. No usual line end made it answer.</source>
        <translation>那里的服务可能不使用 SCPI、正在为其他客户端服务，或已停止响应。常用的行结束符均未得到应答。</translation>
    </message>
    <message>
        <source>Check the port in the instrument&apos;s LAN menu, close other programs that use it, or restart it.</source>
        <translation>请在仪器的 LAN 菜单中检查端口，关闭正在使用它的其他程序，或将其重启。</translation>
    </message>
    <message>
        <source>the raw socket</source>
        <translation>原始套接字</translation>
    </message>
    <message>
        <source>%1 takes the connection and closes it again.</source>
        <translation>%1 接受了连接，随即又将其关闭。</translation>
    </message>
    <message>
        <source>It serves another client, or does not take this machine&apos;s address.</source>
        <translation>它正在为其他客户端服务，或不接受本机的地址。</translation>
    </message>
    <message>
        <source>Close other programs that use it, and look for a list of allowed hosts in its LAN menu.</source>
        <translation>请关闭正在使用仪器的其他程序，并在其 LAN 菜单中查找允许的主机列表。</translation>
    </message>
</context>
<context>
    <name>visor::socket::SocketSession</name>
    <message>
        <source>The session has no address to connect to again.</source>
        <translation>会话没有可重新连接的地址。</translation>
    </message>
    <message>
        <source>A raw socket has no locks; open the instrument over VXI-11 or HiSLIP.</source>
        <translation>原始套接字不支持锁定；请通过 VXI-11 或 HiSLIP 打开仪器。</translation>
    </message>
    <message>
        <source>A raw socket cannot switch between remote and local; use a command.</source>
        <translation>原始套接字不能切换远程和本地状态；请使用命令。</translation>
    </message>
    <message>
        <source>A raw socket has no service requests; ask for the status byte instead.</source>
        <translation>原始套接字不支持服务请求；请改为查询状态字节。</translation>
    </message>
</context>
<context>
    <name>visor::socket::SocketTransport</name>
    <message>
        <source>%1 is not a raw socket.</source>
        <translation>%1 不是原始套接字。</translation>
    </message>
    <message>
        <source>A raw socket has no locks; open the instrument over VXI-11 or HiSLIP.</source>
        <translation>原始套接字不支持锁定；请通过 VXI-11 或 HiSLIP 打开仪器。</translation>
    </message>
</context>
<context>
    <name>visor::ui::AddInstrumentBar</name>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>Address of an instrument</source>
        <translation>仪器地址</translation>
    </message>
    <message>
        <source>VISA address, host or host:port</source>
        <translation>VISA 地址、主机或主机:端口</translation>
    </message>
    <message>
        <source>What the address means</source>
        <translation>该地址的含义</translation>
    </message>
</context>
<context>
    <name>visor::ui::ApplySetupDialog</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Apply Setup</source>
        <translation>应用设置</translation>
    </message>
    <message>
        <source>%1, saved %2 from %3 (serial number %4)</source>
        <translation>%1，%2 保存自 %3（序列号 %4）</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Settings before and after</source>
        <translation>应用前后的设置</translation>
    </message>
    <message>
        <source>Sends the values from before back, the last line first.</source>
        <translation>将原来的值发送回仪器，从最后一行开始。</translation>
    </message>
    <message>
        <source>Reading how the instrument is set now …</source>
        <translation>正在读取仪器的当前设置…</translation>
    </message>
    <message>
        <source>Sending the old values back …</source>
        <translation>正在发送原来的值…</translation>
    </message>
    <message>
        <source>Applying …</source>
        <translation>正在应用…</translation>
    </message>
    <message numerus="yes">
        <source>All %n old value(s) are back.</source>
        <translation>
            <numerusform>原来的 %n 个值已全部恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n line(s) were applied.</source>
        <translation>
            <numerusform>全部 %n 行已应用。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 lines were applied; the list says why the others were not.</source>
        <translation>已应用 %1 / %2 行；其余各行的原因见列表。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %n line(s)</source>
        <translation>
            <numerusform>应用 %n 行(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>The instrument&apos;s profile is another one now. Close this and open the setup again.</source>
        <translation>仪器的配置文件已改变。请关闭此窗口，然后重新打开设置文件。</translation>
    </message>
</context>
<context>
    <name>visor::ui::CaptureSources</name>
    <message>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
</context>
<context>
    <name>visor::ui::ChoiceEditor</name>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandLine</name>
    <message>
        <source>Command for the instrument</source>
        <translation>发给仪器的命令</translation>
    </message>
    <message>
        <source>Command, for example *IDN? — Enter sends it</source>
        <translation>命令，例如 *IDN? — 按 Enter 发送</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>Search history: %1   (Enter takes it, Ctrl+R goes further back, Esc ends)</source>
        <translation>搜索历史：%1   （Enter 采用，Ctrl+R 继续向前，Esc 结束）</translation>
    </message>
    <message>
        <source>Search history: nothing older than %1</source>
        <translation>搜索历史：没有比 %1 更早的记录</translation>
    </message>
    <message>
        <source>Search history: nothing fits</source>
        <translation>搜索历史：没有匹配项</translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入您想做的事</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>Nothing fits; try other words</source>
        <translation>没有匹配项；请换用其他词语</translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandRow</name>
    <message>
        <source>Result of %1</source>
        <translation>%1 的结果</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>发送 %1</translation>
    </message>
    <message>
        <source>This can do harm: it is confirmed before it is sent.</source>
        <translation>此操作可能造成损害：发送前需要确认。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>Rejected by the instrument: %1, %2</source>
        <translation>被仪器拒绝：%1，%2</translation>
    </message>
    <message>
        <source>Read Back</source>
        <translation>回读</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy as SCPI</source>
        <translation>复制为 SCPI</translation>
    </message>
    <message>
        <source>Copy as Command Line</source>
        <translation>复制为命令行</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>复制为 Python</translation>
    </message>
    <message>
        <source>Save Reply …</source>
        <translation>保存应答…</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Save Reply</source>
        <translation>保存应答</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹或释放一些空间。</translation>
    </message>
    <message>
        <source>run by an edge</source>
        <translation>由边缘端运行</translation>
    </message>
</context>
<context>
    <name>visor::ui::CommandText</name>
    <message>
        <source> (default %1)</source>
        <translation> (默认 %1)</translation>
    </message>
    <message>
        <source>Can do harm: it is confirmed before it is sent.</source>
        <translation>可能造成损害：发送前需要确认。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
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
            <numerusform>… %n 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>This runs in the maker&apos;s own software. An edge that has the software installed runs it; this program sends messages only.</source>
        <translation>此项在厂商自己的软件中运行。由安装了该软件的边缘端运行；本程序只发送消息。</translation>
    </message>
</context>
<context>
    <name>visor::ui::ControlsPanel</name>
    <message>
        <source>Apply &amp;live</source>
        <translation>实时应用(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Groups of commands</source>
        <translation>命令分组</translation>
    </message>
    <message>
        <source>A value goes to the instrument when it is entered. Without this, it waits for Apply.</source>
        <translation>输入值后立即发送给仪器。不选时，需按“应用”才发送。</translation>
    </message>
    <message>
        <source>Asks the instrument for every value shown here.</source>
        <translation>向仪器查询此处显示的所有值。</translation>
    </message>
    <message>
        <source>Sends every edited value shown here.</source>
        <translation>发送此处所有已修改的值。</translation>
    </message>
    <message>
        <source>Puts back what the instrument said last.</source>
        <translation>恢复为仪器上次报告的值。</translation>
    </message>
    <message>
        <source>The Terminal works without one, and so do raw captures.</source>
        <translation>没有配置文件时，终端和原始采集仍可使用。</translation>
    </message>
    <message>
        <source>Forms appear here when the instrument is connected and a profile fits it.</source>
        <translation>连接仪器且有匹配的配置文件后，表单将显示在此处。</translation>
    </message>
    <message>
        <source>There is no profile for this model.</source>
        <translation>没有适用于此型号的配置文件。</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Create a profile for this instrument</source>
        <translation>为此仪器创建配置文件</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Read &amp;Back</source>
        <translation>回读(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>还原(&amp;R)</translation>
    </message>
    <message>
        <source>Maker&apos;s software</source>
        <translation>厂商软件</translation>
    </message>
</context>
<context>
    <name>visor::ui::CursorReadout</name>
    <message>
        <source>Cursor readout</source>
        <translation>光标读数</translation>
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
        <translation>要发送“%1”吗？</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Send “%1” to %2?</source>
        <translation>将“%1”发送到 %2？</translation>
    </message>
    <message>
        <source>Send “%1” to %2: %3?</source>
        <translation>将“%1”发送到 %2：%3？</translation>
    </message>
    <message>
        <source>It can do harm to what is connected.</source>
        <translation>可能会损坏所连接的设备。</translation>
    </message>
</context>
<context>
    <name>visor::ui::DifferenceDialog</name>
    <message>
        <source>Differences to the shipped profile</source>
        <translation>与自带配置文件的差异</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Your %1 against the shipped %2: %3 and %4.</source>
        <translation>您的 %1 与随附的 %2 相比：%3，%4。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>添加 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>删除 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Your %1 and the shipped %2 are the same, line by line.</source>
        <translation>您的 %1 与随附的 %2 逐行相同。</translation>
    </message>
    <message>
        <source>They mean the same: only comments, order or spelling differ.</source>
        <translation>两者含义相同：只有注释、顺序或写法不同。</translation>
    </message>
    <message>
        <source>The text has errors, so that its parts cannot be compared.</source>
        <translation>文本有错误，无法比较其各部分。</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>行(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Parts (%1)</source>
        <translation>部分(&amp;P)（%1）</translation>
    </message>
    <message>
        <source>Differences in meaning</source>
        <translation>含义上的差异</translation>
    </message>
    <message>
        <source>Comments and order do not count here.</source>
        <translation>此处不计注释和顺序。</translation>
    </message>
</context>
<context>
    <name>visor::ui::DoctorDialog</name>
    <message>
        <source>Why does %1 not connect?</source>
        <translation>为什么 %1 无法连接？</translation>
    </message>
    <message>
        <source>Why is the list empty?</source>
        <translation>列表为何为空？</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Examine &amp;again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>Looking for the reason…</source>
        <translation>正在查找原因…</translation>
    </message>
    <message>
        <source>Stopped before the reason was found.</source>
        <translation>在找到原因之前已停止。</translation>
    </message>
    <message>
        <source>Nothing wrong was found.</source>
        <translation>未发现问题。</translation>
    </message>
</context>
<context>
    <name>visor::ui::FieldState</name>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>as in instrument</source>
        <translation>与仪器一致</translation>
    </message>
    <message>
        <source>edited, not sent</source>
        <translation>已修改，未发送</translation>
    </message>
    <message>
        <source>sending …</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>from before the break</source>
        <translation>断开之前的值</translation>
    </message>
</context>
<context>
    <name>visor::ui::FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Replaced: %1</source>
        <translation>已替换：%1</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Matc&amp;h case</source>
        <translation>区分大小写(&amp;H)</translation>
    </message>
    <message>
        <source>Previo&amp;us</source>
        <translation>上一个(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;place</source>
        <translation>替换(&amp;P)</translation>
    </message>
    <message>
        <source>Repla&amp;ce All</source>
        <translation>全部替换(&amp;C)</translation>
    </message>
</context>
<context>
    <name>visor::ui::FindingCard</name>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Copy the command %1</source>
        <translation>复制命令 %1</translation>
    </message>
</context>
<context>
    <name>visor::ui::FormReader</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>visor::ui::InstrumentLink</name>
    <message>
        <source>No profile fits “%1”.</source>
        <translation>没有与“%1”匹配的配置文件。</translation>
    </message>
    <message>
        <source>This is the profile that is being written.</source>
        <translation>这是正在编写的配置文件。</translation>
    </message>
    <message>
        <source>“%1” is under way: nothing else is set until it ends. Wait, or stop it.</source>
        <translation>“%1”正在进行：结束前不会设置其他内容。请等待或停止它。</translation>
    </message>
    <message>
        <source>Its answer to *IDN? is not readable text, so no profile fits it.</source>
        <translation>它对 *IDN? 的应答不是可读文本，因此没有匹配的配置文件。</translation>
    </message>
</context>
<context>
    <name>visor::ui::InstrumentsModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Simulated: no real instrument is behind it.</source>
        <translation>仿真：背后没有真实仪器。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>连接途径</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>Instruments (%1)</source>
        <translation>仪器（%1）</translation>
    </message>
    <message>
        <source>Simulated bench (%1)</source>
        <translation>仿真实验台（%1）</translation>
    </message>
    <message>
        <source>Simulated faults (%1)</source>
        <translation>仿真故障（%1）</translation>
    </message>
    <message>
        <source>Instruments found, added by hand or opened before</source>
        <translation>搜索到的、手动添加的或曾经打开过的仪器</translation>
    </message>
    <message>
        <source>Built-in simulated instruments, wired to one another; nothing real is touched</source>
        <translation>内置的仿真仪器，彼此相连；不会触及任何真实设备</translation>
    </message>
    <message>
        <source>Simulated instruments that misbehave on purpose</source>
        <translation>故意表现异常的仿真仪器</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>尚未发现</translation>
    </message>
</context>
<context>
    <name>visor::ui::InstrumentsView</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the instruments</source>
        <translation>筛选仪器</translation>
    </message>
    <message>
        <source>Add an instrument by its address</source>
        <translation>按地址添加仪器</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>No instruments yet</source>
        <translation>还没有仪器</translation>
    </message>
    <message>
        <source>Add one by its address, or try everything on the simulated bench.</source>
        <translation>请按地址添加一台，或在仿真实验台上试用所有功能。</translation>
    </message>
    <message>
        <source>Add an instrument</source>
        <translation>添加仪器</translation>
    </message>
    <message>
        <source>Start the simulated bench</source>
        <translation>启动仿真实验台</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open by another &amp;route</source>
        <translation>通过其他途径打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>Copy &amp;resource string</source>
        <translation>复制资源名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>移除(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Add an instrument…</source>
        <translation>添加仪器(&amp;A)…</translation>
    </message>
    <message>
        <source>Order of arrival</source>
        <translation>按出现顺序</translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation>手动添加</translation>
    </message>
    <message>
        <source>Why is it missing?</source>
        <translation>为什么没有列出？</translation>
    </message>
    <message>
        <source>&amp;Why does it not connect?</source>
        <translation>为什么无法连接？(&amp;W)</translation>
    </message>
    <message>
        <source>Why is one &amp;missing?</source>
        <translation>为什么缺少某台仪器？(&amp;M)</translation>
    </message>
</context>
<context>
    <name>visor::ui::LineDifferenceView</name>
    <message>
        <source>Differences, line by line</source>
        <translation>逐行差异</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>随附</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
</context>
<context>
    <name>visor::ui::LockPanel</name>
    <message>
        <source>%1, since %2</source>
        <translation>%1，自 %2 起</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Wait at most</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>&amp;Take the lock</source>
        <translation>获取锁定(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Give it back</source>
        <translation>释放(&amp;G)</translation>
    </message>
    <message>
        <source>Lea&amp;ve the line</source>
        <translation>退出排队(&amp;V)</translation>
    </message>
    <message>
        <source>Lock of this instrument</source>
        <translation>此仪器的锁定</translation>
    </message>
    <message>
        <source>Kind of lock</source>
        <translation>锁定类型</translation>
    </message>
    <message>
        <source>Exclusive</source>
        <translation>独占</translation>
    </message>
    <message>
        <source>Shared, with a key</source>
        <translation>共享，使用密钥</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Key of the shared lock</source>
        <translation>共享锁定的密钥</translation>
    </message>
    <message>
        <source>Everybody who names the same key shares the instrument</source>
        <translation>给出相同密钥者共享此仪器</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不等待</translation>
    </message>
    <message>
        <source>Locked by you (%1).</source>
        <translation>已由您锁定（%1）。</translation>
    </message>
    <message>
        <source>Locked by you (%1), since %2.</source>
        <translation>已由您锁定（%1），自 %2 起。</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) share it.</source>
        <translation>
            <numerusform>另有 %n 方共享此锁定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked by %1 (%2), since %3.</source>
        <translation>已被 %1 锁定（%2），自 %3 起。</translation>
    </message>
    <message>
        <source>Locked by another client: not a Visor program of yours on this machine.</source>
        <translation>已被其他客户端锁定：不是您在本机上的 Visor 程序。</translation>
    </message>
    <message>
        <source>Nobody is known to hold a lock.</source>
        <translation>未发现有人持有锁定。</translation>
    </message>
    <message>
        <source>&amp;Wait in line</source>
        <translation>排队等待(&amp;W)</translation>
    </message>
    <message>
        <source>Connect the instrument first</source>
        <translation>请先连接仪器</translation>
    </message>
    <message>
        <source>%1 of %2 s</source>
        <translation>%1 / %2 s</translation>
    </message>
    <message>
        <source>You wait in line.</source>
        <translation>您正在排队等待。</translation>
    </message>
    <message>
        <source>In line: %1</source>
        <translation>排队中：%1</translation>
    </message>
</context>
<context>
    <name>visor::ui::LocksModel</name>
    <message>
        <source>next; waits for another client</source>
        <translation>下一个；正在等待其他客户端</translation>
    </message>
    <message>
        <source>waits, place %1 (%2)</source>
        <translation>等待中，第 %1 位（%2）</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <translation>%1（此窗口）</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
</context>
<context>
    <name>visor::ui::LocksView</name>
    <message>
        <source>Give my locks back when unused for</source>
        <translation>释放我的锁定，若闲置超过</translation>
    </message>
    <message>
        <source>&amp;Give it back</source>
        <translation>释放(&amp;G)</translation>
    </message>
    <message>
        <source>Locks on this machine</source>
        <translation>本机上的锁定</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>A lock of this window on an instrument that is not used for so long is given back, and the instrument&apos;s page says so</source>
        <translation>此窗口对仪器的锁定闲置达到此时间后将被释放，并在该仪器的页面上提示</translation>
    </message>
    <message>
        <source>Locks cannot be shown</source>
        <translation>无法显示锁定</translation>
    </message>
    <message>
        <source>Nothing is locked</source>
        <translation>没有锁定</translation>
    </message>
    <message>
        <source>Instruments locked by any of your Visor programs on this machine, and who waits for them, are listed here.</source>
        <translation>您在本机上的任一 Visor 程序所锁定的仪器及其等待者将列于此处。</translation>
    </message>
</context>
<context>
    <name>visor::ui::MessageBanner</name>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Operation: %1</source>
        <translation>操作：%1</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2 次）</translation>
    </message>
</context>
<context>
    <name>visor::ui::PlotCanvas</name>
    <message>
        <source>Waveform plot</source>
        <translation>波形图</translation>
    </message>
</context>
<context>
    <name>visor::ui::PlotImage</name>
    <message>
        <source>There is no picture format for “%1”. Give the file one of these endings: .png .svg .pdf.</source>
        <translation>没有对应“%1”的图片格式。请使用以下文件扩展名之一：.png .svg .pdf。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. Choose another folder or make room.</source>
        <translation>无法写入“%1”：%2。请选择其他文件夹或腾出空间。</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProblemsList</name>
    <message>
        <source>Problems of the profile</source>
        <translation>配置文件的问题</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Errors: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Warnings: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Notes: %1</source>
        <translation>提示：%1</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProfileEditor</name>
    <message>
        <source>&amp;Try</source>
        <translation>试用(&amp;T)</translation>
    </message>
    <message>
        <source>What is not saved cannot be kept for recovery.</source>
        <translation>未保存的内容无法保留以供恢复。</translation>
    </message>
    <message>
        <source>The profile was not opened.</source>
        <translation>配置文件未打开。</translation>
    </message>
    <message>
        <source>What was not saved last time is here again: %1.</source>
        <translation>上次未保存的内容已恢复：%1。</translation>
    </message>
    <message>
        <source>Undo goes back to the saved text.</source>
        <translation>“撤销”可回到已保存的文本。</translation>
    </message>
    <message>
        <source>No profile is open</source>
        <translation>没有打开的配置文件</translation>
    </message>
    <message>
        <source>%1 •</source>
        <translation>%1 •</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>%1
Came with the program; saving makes a copy of your own.</source>
        <translation>%1
程序自带；保存时会创建您自己的副本。</translation>
    </message>
    <message>
        <source>Nothing can be done about it automatically</source>
        <translation>无法自动修正</translation>
    </message>
    <message>
        <source>Replace your profile?</source>
        <translation>要替换您的配置文件吗？</translation>
    </message>
    <message>
        <source>You have a profile %1 already.</source>
        <translation>您已有配置文件 %1。</translation>
    </message>
    <message>
        <source>It is replaced by this text, or this text is saved under another name.</source>
        <translation>可用此文本将其替换，或以其他名称保存此文本。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the profile as</source>
        <translation>配置文件另存为</translation>
    </message>
    <message>
        <source>Profiles (*.yaml)</source>
        <translation>配置文件 (*.yaml)</translation>
    </message>
    <message>
        <source>The profile was not saved.</source>
        <translation>配置文件未保存。</translation>
    </message>
    <message>
        <source>Save the profile?</source>
        <translation>要保存配置文件吗？</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 有未保存的更改。</translation>
    </message>
    <message>
        <source>Nothing to rename here.</source>
        <translation>此处没有可重命名的内容。</translation>
    </message>
    <message>
        <source>Put the cursor on the name of a command or parameter, or where it is used.</source>
        <translation>请将光标放在命令或参数的名称上，或放在使用该名称的位置。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>New name of “%1”, wherever it is used:</source>
        <translation>“%1”的新名称（替换所有使用处）：</translation>
    </message>
    <message>
        <source>“%1” was not renamed.</source>
        <translation>“%1”未重命名。</translation>
    </message>
    <message>
        <source>A text with errors is not formatted.</source>
        <translation>有错误的文本不能格式化。</translation>
    </message>
    <message>
        <source>There is nothing to compare.</source>
        <translation>没有可比较的内容。</translation>
    </message>
    <message>
        <source>No profile of the name %1 came with the program.</source>
        <translation>程序没有自带名为 %1 的配置文件。</translation>
    </message>
    <message>
        <source>Previe&amp;w</source>
        <translation>预览(&amp;W)</translation>
    </message>
    <message>
        <source>Replace what somebody else has written?</source>
        <translation>替换他人写入的内容？</translation>
    </message>
    <message>
        <source>%1 was changed by another program since you opened it.</source>
        <translation>%1 在您打开后已被其他程序更改。</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProfilePreview</name>
    <message>
        <source>&amp;Go to line %1</source>
        <translation>转到第 %1 行(&amp;G)</translation>
    </message>
    <message>
        <source>What has errors is left out of the form.</source>
        <translation>有错误的部分未包含在表单中。</translation>
    </message>
    <message>
        <source>The form is that of the last text without errors.</source>
        <translation>表单显示的是上一个没有错误的文本。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>No form yet</source>
        <translation>尚无表单</translation>
    </message>
    <message>
        <source>Open a profile, or begin a new one.</source>
        <translation>打开一个配置文件，或新建一个。</translation>
    </message>
    <message>
        <source>It appears as soon as the text says what instrument it is for.</source>
        <translation>文本说明所属仪器后，表单即会出现。</translation>
    </message>
    <message>
        <source>The text has errors.</source>
        <translation>文本有错误。</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProfileStore</name>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” is too long for a profile; choose another file.</source>
        <translation>“%1”作为配置文件过长；请选择其他文件。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. Save it in another place.</source>
        <translation>无法写入“%1”：%2。请保存到其他位置。</translation>
    </message>
    <message>
        <source>“%1” came with the program and is not changed; save a copy under your profiles.</source>
        <translation>“%1”是程序自带的，不能更改；请在您的配置文件中保存一份副本。</translation>
    </message>
</context>
<context>
    <name>visor::ui::ProfileText</name>
    <message>
        <source>Text of the profile</source>
        <translation>配置文件的文本</translation>
    </message>
</context>
<context>
    <name>visor::ui::RawSourceBar</name>
    <message>
        <source>&amp;Query</source>
        <translation>查询(&amp;Q)</translation>
    </message>
    <message>
        <source>What the instrument answers with its data, such as :WAV:DATA? or CURV?</source>
        <translation>仪器以数据应答的查询，例如 :WAV:DATA? 或 CURV?</translation>
    </message>
    <message>
        <source>S&amp;amples</source>
        <translation>采样(&amp;A)</translation>
    </message>
    <message>
        <source>How a sample is stored</source>
        <translation>采样的存储方式</translation>
    </message>
    <message>
        <source>Numbers as text</source>
        <translation>文本数字</translation>
    </message>
    <message>
        <source>Byte order</source>
        <translation>字节顺序</translation>
    </message>
    <message>
        <source>Which byte of a sample comes first</source>
        <translation>采样中哪个字节在前</translation>
    </message>
    <message>
        <source>Big-endian</source>
        <translation>大端</translation>
    </message>
    <message>
        <source>Little-endian</source>
        <translation>小端</translation>
    </message>
    <message>
        <source>Sca&amp;les</source>
        <translation>比例(&amp;L)</translation>
    </message>
    <message>
        <source>How samples become x and y, and their units</source>
        <translation>采样如何换算为 x 和 y 及其单位</translation>
    </message>
    <message>
        <source>x of the first sample</source>
        <translation>第一个采样的 x</translation>
    </message>
    <message>
        <source>step of x</source>
        <translation>x 步长</translation>
    </message>
    <message>
        <source>unit of x</source>
        <translation>x 单位</translation>
    </message>
    <message>
        <source>scale of y</source>
        <translation>y 比例</translation>
    </message>
    <message>
        <source>offset of y</source>
        <translation>y 偏移</translation>
    </message>
    <message>
        <source>unit of y</source>
        <translation>y 单位</translation>
    </message>
    <message>
        <source>y = sample × scale + offset</source>
        <translation>y = 采样 × 比例 + 偏移</translation>
    </message>
</context>
<context>
    <name>visor::ui::ReadingBar</name>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>What has been read stays; the rest is not asked for.</source>
        <translation>已读取的值保留；其余不再查询。</translation>
    </message>
    <message>
        <source>Progress of reading the values</source>
        <translation>读取值的进度</translation>
    </message>
    <message>
        <source>Reading value %1 of %2 …</source>
        <translation>正在读取值 %1 / %2…</translation>
    </message>
</context>
<context>
    <name>visor::ui::RecordingBar</name>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message numerus="yes">
        <source>Recording since %1: %n message(s)</source>
        <translation>
            <numerusform>自 %1 起录制：%n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording is full; what is done now is not in it.</source>
        <translation>录制已满；此后的操作不再录入。</translation>
    </message>
</context>
<context>
    <name>visor::ui::RecordingDialog</name>
    <message>
        <source>Recording of %1</source>
        <translation>%1 的录制</translation>
    </message>
    <message>
        <source>Command lines for a shell</source>
        <translation>用于 shell 的命令行</translation>
    </message>
    <message>
        <source>Python with PyVISA</source>
        <translation>Python（使用 PyVISA）</translation>
    </message>
    <message>
        <source>SCPI messages</source>
        <translation>SCPI 消息</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>形式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing was done while it was recorded.</source>
        <translation>录制期间没有进行任何操作。</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) cannot be written in this form; choose Python for all of them.</source>
        <translation>
            <numerusform>%n 项操作无法以此形式写出；要包含全部操作，请选择 Python。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save Recording</source>
        <translation>保存录制</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹或释放一些空间。</translation>
    </message>
</context>
<context>
    <name>visor::ui::ReservedKeys</name>
    <message>
        <source>%1 types text: add Ctrl or Alt, or take a function key.</source>
        <translation>%1 用于输入文本：请加上 Ctrl 或 Alt，或使用功能键。</translation>
    </message>
    <message>
        <source>%1 is needed in every field and dialog: choose another key.</source>
        <translation>%1 在每个字段和对话框中都需要：请选择其他按键。</translation>
    </message>
    <message>
        <source>%1 edits text in every field: choose another key.</source>
        <translation>%1 在每个字段中用于编辑文本：请选择其他按键。</translation>
    </message>
    <message>
        <source>%1 may open a menu: Alt with a letter is kept for them. Choose another key.</source>
        <translation>%1 可能会打开菜单：Alt 加字母保留给菜单。请选择其他按键。</translation>
    </message>
</context>
<context>
    <name>visor::ui::RunRow</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Values…</source>
        <translation>数值…</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>%1 的进度</translation>
    </message>
    <message>
        <source>Result of %1</source>
        <translation>%1 的结果</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>%1 的数值</translation>
    </message>
    <message>
        <source>What the last run brought, as a table to look at and to save</source>
        <translation>上次运行的结果，以表格查看和保存</translation>
    </message>
    <message>
        <source>waiting for its turn …</source>
        <translation>正在排队…</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>visor::ui::SaveSetupDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save Setup</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <source>What this setup is for</source>
        <translation>此设置的用途</translation>
    </message>
    <message>
        <source>Progress of reading the settings</source>
        <translation>读取设置的进度</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
    <message>
        <source>Setups (*.visor-setup.json)</source>
        <translation>设置文件 (*.visor-setup.json)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Reading how the instrument is set …</source>
        <translation>正在读取仪器的设置…</translation>
    </message>
    <message>
        <source>This file is there already; saving replaces it.</source>
        <translation>此文件已存在；保存时将替换它。</translation>
    </message>
    <message>
        <source>Connect the instrument to read its settings.</source>
        <translation>请连接仪器以读取其设置。</translation>
    </message>
</context>
<context>
    <name>visor::ui::SdkView</name>
    <message>
        <source>Package</source>
        <translation>包</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>%1 (asynchronous)</source>
        <translation>%1（异步）</translation>
    </message>
    <message>
        <source>Constructor arguments</source>
        <translation>构造参数</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connect arguments</source>
        <translation>连接参数</translation>
    </message>
    <message>
        <source>Connect defaults</source>
        <translation>连接默认值</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Identity method</source>
        <translation>身份方法</translation>
    </message>
    <message>
        <source>Identity property</source>
        <translation>身份属性</translation>
    </message>
    <message>
        <source>Identity pattern</source>
        <translation>身份模式</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>sets %1</source>
        <translation>设置 %1</translation>
    </message>
    <message>
        <source>takes the field %1 of the result</source>
        <translation>取结果的字段 %1</translation>
    </message>
    <message>
        <source>no method named</source>
        <translation>未指定方法</translation>
    </message>
</context>
<context>
    <name>visor::ui::SearchStatus</name>
    <message>
        <source>Look for instruments again</source>
        <translation>重新搜索仪器</translation>
    </message>
    <message>
        <source>Stop looking for instruments</source>
        <translation>停止搜索仪器</translation>
    </message>
    <message>
        <source>Looking for instruments …</source>
        <translation>正在搜索仪器…</translation>
    </message>
    <message>
        <source>Watching what comes and goes</source>
        <translation>正在监视仪器的接入和移除</translation>
    </message>
    <message>
        <source>Not looking for instruments</source>
        <translation>未在搜索仪器</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n ways of looking failed. %1</source>
        <translation>
            <numerusform>%n 种搜索方式失败。%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::SequenceTask</name>
    <message>
        <source>step %1 of %2</source>
        <translation>步骤 %1 / %2</translation>
    </message>
    <message>
        <source>stopped at step %1 of %2</source>
        <translation>在步骤 %1 / %2 停止</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 个步骤</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>visor::ui::SetupLineText</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>the instrument made it %1</source>
        <translation>仪器将其设为 %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>The instrument is set as in the file.</source>
        <translation>仪器的设置与文件一致。</translation>
    </message>
    <message>
        <source>The profile cannot set these any more: %1.</source>
        <translation>配置文件已不能设置以下各项：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ.</source>
        <translation>
            <numerusform>%n 项设置不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are as in the file.</source>
        <translation>
            <numerusform>%n 项与文件一致。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::ui::SetupModel</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>This can do harm, so it is not chosen by itself.</source>
        <translation>此项可能造成损坏，因此不会自动选中。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>visor::ui::SourcePicker</name>
    <message>
        <source>Sources</source>
        <translation>信号源</translation>
    </message>
    <message>
        <source>Capture %1</source>
        <translation>采集 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n 个信号源</numerusform>
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
        <translation>检查 %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>剩余约 %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>已进行 %1</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>用时 %1 完成</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%2 后%1</translation>
    </message>
    <message>
        <source>The profile has no stop command: once started, only the instrument&apos;s front panel stops it.</source>
        <translation>配置文件没有停止命令：启动后只能在仪器前面板上停止。</translation>
    </message>
    <message>
        <source>Ramps at the given rate and follows it to its end. Stop sends %1.</source>
        <translation>按给定速率变化并跟踪到结束。停止时发送 %1。</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>时间 (s)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>The instrument complains: %1, %2</source>
        <translation>仪器报告错误：%1，%2</translation>
    </message>
</context>
<context>
    <name>visor::ui::SwitchEditor</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>visor::ui::TerminalModel</name>
    <message>
        <source>waiting …</source>
        <translation>正在等待…</translation>
    </message>
    <message>
        <source>The bytes of this reply are no longer kept.</source>
        <translation>此应答的字节已不再保留。</translation>
    </message>
</context>
<context>
    <name>visor::ui::TerminalPanel</name>
    <message>
        <source>&amp;Query</source>
        <translation>查询(&amp;Q)</translation>
    </message>
    <message>
        <source>Wr&amp;ite</source>
        <translation>写入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>读取(&amp;R)</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Read &amp;errors after each command</source>
        <translation>每条命令后读取错误(&amp;E)</translation>
    </message>
    <message>
        <source>Show the whole reply</source>
        <translation>显示完整应答</translation>
    </message>
    <message>
        <source>Commands and replies</source>
        <translation>命令和应答</translation>
    </message>
    <message>
        <source>The whole reply</source>
        <translation>完整应答</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Save the reply to a file</source>
        <translation>将应答保存到文件</translation>
    </message>
    <message>
        <source>Clear the terminal</source>
        <translation>清空终端</translation>
    </message>
    <message>
        <source>Send the line and read the reply (Ctrl+Enter)</source>
        <translation>发送该行并读取应答 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Send the line, expect no reply (Shift+Enter)</source>
        <translation>发送该行，不等待应答 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Read a reply without sending anything</source>
        <translation>只读取应答，不发送任何内容</translation>
    </message>
    <message>
        <source>(read)</source>
        <translation>（读取）</translation>
    </message>
    <message>
        <source>The reply was not saved.</source>
        <translation>应答未保存。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
    <message>
        <source>%1 saved.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Stopped; lines not sent: %1</source>
        <translation>已停止；未发送的行数：%1</translation>
    </message>
    <message>
        <source>The error queue could not be read.</source>
        <translation>无法读取错误队列。</translation>
    </message>
    <message>
        <source>Ask the instrument&apos;s error queue and show what it says under the command</source>
        <translation>查询仪器的错误队列，并将结果显示在命令下方</translation>
    </message>
    <message>
        <source>This instrument has no error queue</source>
        <translation>此仪器没有错误队列</translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>第 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>There is no reply to save.</source>
        <translation>没有可保存的应答。</translation>
    </message>
    <message>
        <source>Send a query first, or choose a reply in the list.</source>
        <translation>请先发送查询，或在列表中选择一个应答。</translation>
    </message>
    <message>
        <source>Save the reply</source>
        <translation>保存应答</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Send a&amp;gain</source>
        <translation>再次发送(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Save the reply…</source>
        <translation>保存应答(&amp;S)…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清空(&amp;L)</translation>
    </message>
</context>
<context>
    <name>visor::ui::TraceLegend</name>
    <message>
        <source>%1 (overload)</source>
        <translation>%1（过载）</translation>
    </message>
    <message>
        <source>%1 goes beyond the converter&apos;s range: choose a larger vertical scale. Click to show or hide it.</source>
        <translation>%1 超出转换器量程：请选择更大的垂直刻度。单击可显示或隐藏。</translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <translation>显示或隐藏 %1</translation>
    </message>
    <message>
        <source>Show trace %1</source>
        <translation>显示曲线 %1</translation>
    </message>
</context>
<context>
    <name>visor::ui::TraceModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>正常</translation>
    </message>
</context>
<context>
    <name>visor::ui::TraceView</name>
    <message>
        <source>Pause the display</source>
        <translation>暂停显示</translation>
    </message>
    <message>
        <source>Filter: words in any column</source>
        <translation>筛选：任意列中的文字</translation>
    </message>
    <message>
        <source>Filter the trace</source>
        <translation>筛选通信记录</translation>
    </message>
    <message>
        <source>How times are shown</source>
        <translation>时间的显示方式</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Export as CSV or JSON Lines</source>
        <translation>导出为 CSV 或 JSON Lines</translation>
    </message>
    <message>
        <source>Clear the display</source>
        <translation>清空显示</translation>
    </message>
    <message>
        <source>Messages to and from the instruments</source>
        <translation>与仪器之间收发的消息</translation>
    </message>
    <message>
        <source>Go on showing new rows</source>
        <translation>继续显示新行</translation>
    </message>
    <message>
        <source>The trace was not exported.</source>
        <translation>通信记录未导出。</translation>
    </message>
    <message>
        <source>Rows exported: %1</source>
        <translation>已导出行数：%1</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>行数：%1</translation>
    </message>
    <message>
        <source>Rows: %1 of %2</source>
        <translation>行数：%1 / %2</translation>
    </message>
    <message>
        <source>Paused · %1</source>
        <translation>已暂停 · %1</translation>
    </message>
    <message>
        <source>Export the trace</source>
        <translation>导出通信记录</translation>
    </message>
    <message>
        <source>CSV table (*.csv);;JSON Lines (*.jsonl)</source>
        <translation>CSV 表格 (*.csv);;JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as c&amp;ommand</source>
        <translation>复制为命令(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>Time of &amp;day</source>
        <translation>当日时间(&amp;D)</translation>
    </message>
    <message>
        <source>Since the &amp;first row</source>
        <translation>自首行起(&amp;F)</translation>
    </message>
    <message>
        <source>Since the &amp;row before</source>
        <translation>自上一行起(&amp;R)</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the export; no file is left</source>
        <translation>停止导出；不留下文件</translation>
    </message>
    <message>
        <source>Exporting the trace</source>
        <translation>正在导出跟踪</translation>
    </message>
</context>
<context>
    <name>visor::ui::TryPanel</name>
    <message>
        <source>Instrument to try on</source>
        <translation>用于试用的仪器</translation>
    </message>
    <message>
        <source>Command to try</source>
        <translation>要试用的命令</translation>
    </message>
    <message>
        <source>What was sent and received</source>
        <translation>发送和接收的内容</translation>
    </message>
    <message>
        <source>What goes out and what comes back is shown here.</source>
        <translation>此处显示发送和接收的内容。</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>仪器(&amp;O)</translation>
    </message>
    <message>
        <source>Simulated from this text</source>
        <translation>由此文本仿真</translation>
    </message>
    <message>
        <source>Waiting …</source>
        <translation>正在等待…</translation>
    </message>
    <message>
        <source>Failed   %1</source>
        <translation>失败     %1</translation>
    </message>
    <message>
        <source>Sent     %1</source>
        <translation>已发送   %1</translation>
    </message>
    <message>
        <source>Preamble %1</source>
        <translation>前导信息 %1</translation>
    </message>
    <message>
        <source>Reply    %1</source>
        <translation>应答     %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Value    %1</source>
        <translation>值       %1</translation>
    </message>
    <message>
        <source>Took     %1</source>
        <translation>耗时     %1</translation>
    </message>
    <message>
        <source>Error    %1, %2</source>
        <translation>错误     %1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The instrument complains: %1</source>
        <translation>仪器报告错误：%1</translation>
    </message>
    <message>
        <source>“%1” is no longer open; choose another instrument.</source>
        <translation>“%1”已不再打开；请选择另一台仪器。</translation>
    </message>
    <message>
        <source>Rea&amp;d</source>
        <translation>读取(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>Co&amp;mmand</source>
        <translation>命令(&amp;M)</translation>
    </message>
</context>
<context>
    <name>visor::ui::ValuesDialog</name>
    <message>
        <source>Values of %1</source>
        <translation>%1 的数值</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>另存为 CSV(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save Values</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation>CSV (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹或释放空间。</translation>
    </message>
</context>
<context>
    <name>visor::ui::WaveformPanel</name>
    <message>
        <source>&amp;Points</source>
        <translation>点数(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation>单次(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;ontinuous</source>
        <translation>连续(&amp;O)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Points to read</source>
        <translation>读取点数</translation>
    </message>
    <message>
        <source>How many points to read at most, such as 1M or 20k</source>
        <translation>最多读取的点数，例如 1M 或 20k</translation>
    </message>
    <message>
        <source>Capture once</source>
        <translation>采集一次</translation>
    </message>
    <message>
        <source>Capture again and again (Space in the plot starts and stops)</source>
        <translation>反复采集（在图中按空格键可开始和停止）</translation>
    </message>
    <message>
        <source>Stop capturing</source>
        <translation>停止采集</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>采集</translation>
    </message>
    <message>
        <source>Note kept with the capture</source>
        <translation>随采集保存的备注</translation>
    </message>
    <message>
        <source>Note, kept with every export</source>
        <translation>备注，随每次导出保存</translation>
    </message>
    <message>
        <source>Nothing captured yet</source>
        <translation>尚未采集</translation>
    </message>
    <message>
        <source>Choose the sources above and press Single, or Continuous for a live view.</source>
        <translation>请在上方选择信号源，然后按“单次”；如需实时显示，请按“连续”。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connect to the instrument, then capture its waveform here.</source>
        <translation>请先连接仪器，然后在此采集其波形。</translation>
    </message>
    <message>
        <source>No profile for this instrument</source>
        <translation>此仪器没有配置文件</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 点</translation>
    </message>
    <message>
        <source>read in %1</source>
        <translation>读取用时 %1</translation>
    </message>
    <message>
        <source>%1 captures/s</source>
        <translation>%1 次采集/s</translation>
    </message>
    <message>
        <source>“%1” is no number of points.</source>
        <translation>“%1”不是有效的点数。</translation>
    </message>
    <message>
        <source>Give a whole number such as 20000, 100k or 1M.</source>
        <translation>请输入整数，例如 20000、100k 或 1M。</translation>
    </message>
    <message>
        <source>Waiting for the instrument</source>
        <translation>正在等待仪器</translation>
    </message>
    <message>
        <source>%1 of %2 points, %3</source>
        <translation>%1 / %2 点，%3</translation>
    </message>
    <message>
        <source>The capture failed.</source>
        <translation>采集失败。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>&amp;All samples…</source>
        <translation>全部采样点(&amp;A)…</translation>
    </message>
    <message>
        <source>Samples in &amp;view…</source>
        <translation>视图中的采样点(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>图片(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Repeat last export</source>
        <translation>重复上次导出(&amp;R)</translation>
    </message>
    <message>
        <source>waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Export all samples</source>
        <translation>导出全部采样点</translation>
    </message>
    <message>
        <source>Export the samples in view</source>
        <translation>导出视图中的采样点</translation>
    </message>
    <message>
        <source>Save a picture of the plot</source>
        <translation>保存波形图的图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf)</source>
        <translation>PNG 图片 (*.png);;SVG 图形 (*.svg);;PDF 页面 (*.pdf)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>The export failed.</source>
        <translation>导出失败。</translation>
    </message>
    <message>
        <source>Save the data or a picture, or repeat the last export</source>
        <translation>保存数据或图片，或重复上次导出</translation>
    </message>
    <message>
        <source>Visor does not know how this model sends its traces. Say above which query returns the data and what its samples are, then press Single. A profile with a waveform command does that for you.</source>
        <translation>Visor 不知道此型号如何发送曲线。请在上方说明返回数据的查询及采样格式，然后按“单次”。带有波形命令的配置文件会自动完成。</translation>
    </message>
    <message>
        <source>The profile names no traces</source>
        <translation>配置文件未指定曲线</translation>
    </message>
    <message>
        <source>Say above which query returns the data and what its samples are, or use Controls and Terminal.</source>
        <translation>请在上方说明返回数据的查询及采样格式，或使用控制和终端。</translation>
    </message>
    <message>
        <source>This cannot be captured.</source>
        <translation>无法采集。</translation>
    </message>
</context>
<context>
    <name>visor::ui::WaveformPlot</name>
    <message>
        <source>Nothing captured yet</source>
        <translation>尚未采集</translation>
    </message>
    <message>
        <source>Choose a source above and press Single.</source>
        <translation>请在上方选择信号源，然后按“单次”。</translation>
    </message>
    <message>
        <source>Value under the pointer</source>
        <translation>指针处的值</translation>
    </message>
    <message>
        <source>Cursors</source>
        <translation>光标</translation>
    </message>
    <message>
        <source>Two x cursors (C). Drag them, or grab one with 1 or 2 and nudge it with the arrow keys.</source>
        <translation>两个 x 光标 (C)。可以拖动，或按 1 或 2 选中后用方向键微移。</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (+). The wheel zooms at the pointer; drag with the right button for a box.</source>
        <translation>放大 (+)。滚轮以指针为中心缩放；按住右键拖动可框选放大。</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>上一视图</translation>
    </message>
    <message>
        <source>Previous view (Backspace)</source>
        <translation>上一视图 (Backspace)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Show everything (F or double click)</source>
        <translation>显示全部（F 或双击）</translation>
    </message>
    <message>
        <source>%1, %2 points each</source>
        <translation>%1，每条 %2 点</translation>
    </message>
    <message>
        <source>    %1: %2</source>
        <translation>    %1：%2</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>无读数</translation>
    </message>
    <message>
        <source>All of it is in view</source>
        <translation>已显示全部</translation>
    </message>
    <message>
        <source>Zoomed: F shows everything</source>
        <translation>已缩放：按 F 显示全部</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>下一视图</translation>
    </message>
    <message>
        <source>Next view (Shift+Backspace)</source>
        <translation>下一视图 (Shift+Backspace)</translation>
    </message>
</context>
<context>
    <name>visor::usbtmc::Error</name>
    <message>
        <source>%1 refused the message; clear the instrument and check the command.</source>
        <translation>%1 拒绝了消息；请清除设备并检查命令。</translation>
    </message>
    <message>
        <source>%1 broke off its answer; try again, and clear the instrument if it goes on.</source>
        <translation>%1 中断了应答；请重试，如果仍然如此，请清除设备。</translation>
    </message>
    <message>
        <source>%1 could not be cleared; switch it off and on again.</source>
        <translation>%1 未能清除；请将其关闭后重新开启。</translation>
    </message>
    <message>
        <source>%1 could not carry this out; try again, or clear the instrument.</source>
        <translation>%1 未能执行此操作；请重试，或清除设备。</translation>
    </message>
    <message>
        <source>You may not use the USB instrument %1: install the udev rule %2, then plug the instrument in again.</source>
        <translation>您无权使用 USB 仪器 %1：请安装 udev 规则 %2，然后重新插入仪器。</translation>
    </message>
    <message>
        <source>Another program or window has the USB instrument %1 open; close it there first.</source>
        <translation>另一程序或窗口已打开 USB 仪器 %1；请先在那里关闭。</translation>
    </message>
    <message>
        <source>The USB instrument %1 is gone: unplugged, switched off or restarted; check the cable and connect again.</source>
        <translation>USB 仪器 %1 已消失：可能已拔出、关闭或重启；请检查电缆，然后重新连接。</translation>
    </message>
    <message>
        <source>There is no USB instrument %1; check that it is switched on and plugged in.</source>
        <translation>没有 USB 仪器 %1；请检查其是否已开机并插好。</translation>
    </message>
    <message>
        <source>The USB instrument %1 refuses this request.</source>
        <translation>USB 仪器 %1 拒绝此请求。</translation>
    </message>
    <message>
        <source>The system has no memory left for USB transfers; close other programs.</source>
        <translation>系统没有可用于 USB 传输的内存；请关闭其他程序。</translation>
    </message>
    <message>
        <source>The USB connection to %1 failed; plug the instrument in again, at another port or without a hub.</source>
        <translation>与 %1 的 USB 连接失败；请重新插入仪器，换用其他端口或不经过集线器。</translation>
    </message>
    <message>
        <source>%1 sent an answer that USBTMC does not allow; try again, and clear the instrument if it goes on.</source>
        <translation>%1 发送了 USBTMC 不允许的应答；请重试，如果仍然如此，请清除设备。</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check the command or allow more time.</source>
        <translation>%1 未及时应答；请检查命令或延长超时。</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>This computer&apos;s USB cannot be used; check that /dev/bus/usb and /sys are there.</source>
        <translation>无法使用本计算机的 USB；请检查 /dev/bus/usb 和 /sys 是否存在。</translation>
    </message>
    <message>
        <source>The list of USB devices cannot be read; check that /dev/bus/usb and /sys are there.</source>
        <translation>无法读取 USB 设备列表；请检查 /dev/bus/usb 和 /sys 是否存在。</translation>
    </message>
    <message>
        <source>This system does not tell when USB instruments are plugged in; look for them again by hand.</source>
        <translation>本系统不通知 USB 仪器的插入；请手动重新搜索。</translation>
    </message>
    <message>
        <source>USB bus %1, device %2</source>
        <translation>USB 总线 %1，设备 %2</translation>
    </message>
    <message>
        <source>%1 is not a USBTMC instrument.</source>
        <translation>%1 不是 USBTMC 仪器。</translation>
    </message>
    <message>
        <source>%1 takes no trigger over USB; send the command *TRG instead.</source>
        <translation>%1 不支持通过 USB 触发；请改为发送命令 *TRG。</translation>
    </message>
    <message>
        <source>%1 has no status byte on USB; send the query *STB? instead.</source>
        <translation>%1 在 USB 上没有状态字节；请改为发送查询 *STB?。</translation>
    </message>
    <message>
        <source>%1 could not tell its status byte; try again.</source>
        <translation>%1 未能报告其状态字节；请重试。</translation>
    </message>
    <message>
        <source>USB has no locks: an open instrument is closed to every other program anyway.</source>
        <translation>USB 不支持锁定：仪器打开后，其他程序本来就无法使用。</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>此会话未持有锁定。</translation>
    </message>
    <message>
        <source>%1 cannot be switched between remote and local over USB; use its front panel or a command.</source>
        <translation>%1 不能通过 USB 切换远程和本地状态；请使用其前面板或命令。</translation>
    </message>
    <message>
        <source>There is no such remote mode.</source>
        <translation>没有该远程模式。</translation>
    </message>
    <message>
        <source>%1 sends no service requests over USB; ask for the status byte instead.</source>
        <translation>%1 不通过 USB 发送服务请求；请改为查询状态字节。</translation>
    </message>
    <message>
        <source>%1 has no light that USB could switch on.</source>
        <translation>%1 没有可通过 USB 点亮的指示灯。</translation>
    </message>
    <message>
        <source>%1 has the USB instrument %2 open, as %3; close it there first.</source>
        <translation>%1 已将 USB 仪器 %2 作为 %3 打开；请先在那里关闭。</translation>
    </message>
</context>
<context>
    <name>visor::usbtmc::QuirkTable</name>
    <message>
        <source>An entry of the USB quirk table needs a vendor id.</source>
        <translation>USB 特例表的条目需要供应商 ID。</translation>
    </message>
    <message>
        <source>“%1” is not a USB quirk.</source>
        <translation>“%1”不是 USB 特例。</translation>
    </message>
    <message>
        <source>The USB quirk table is not a list.</source>
        <translation>USB 特例表不是列表。</translation>
    </message>
    <message>
        <source>The USB quirk table cannot be used: line %1: %2</source>
        <translation>无法使用 USB 特例表：第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>visor::usbtmc::UsbExaminer</name>
    <message>
        <source>You may not use the USB instrument %1.</source>
        <translation>您无权使用 USB 仪器 %1。</translation>
    </message>
    <message>
        <source>The udev rule for instruments is installed, but does not count for it yet, or you are not at this machine&apos;s screen.</source>
        <translation>仪器的 udev 规则已安装，但尚未对其生效，或者您不在本机的屏幕前。</translation>
    </message>
    <message>
        <source>Unplug the instrument and plug it in again; from afar, join the group plugdev and log in again.</source>
        <translation>请拔下仪器并重新插入；如从远程使用，请加入 plugdev 组并重新登录。</translation>
    </message>
    <message>
        <source>The system keeps USB devices for root unless a udev rule says otherwise, and Visor&apos;s rule is not installed.</source>
        <translation>除非 udev 规则另有规定，系统只允许 root 使用 USB 设备，而 Visor 的规则尚未安装。</translation>
    </message>
    <message>
        <source>Install the rule with these two commands, then plug the instrument in again.</source>
        <translation>请用以下两条命令安装规则，然后重新插入仪器。</translation>
    </message>
    <message>
        <source>The USB instrument %1 is there, and you may use it.</source>
        <translation>USB 仪器 %1 存在，并且您有权使用。</translation>
    </message>
    <message>
        <source>No USB instrument is plugged in, and Visor&apos;s udev rule is not installed.</source>
        <translation>未插入 USB 仪器，并且 Visor 的 udev 规则尚未安装。</translation>
    </message>
    <message>
        <source>Without it, the system keeps USB instruments for root.</source>
        <translation>没有该规则时，系统只允许 root 使用 USB 仪器。</translation>
    </message>
    <message>
        <source>Before you plug one in:</source>
        <translation>插入仪器之前：</translation>
    </message>
    <message>
        <source>An instrument of that model is plugged in, but with the serial number %1.</source>
        <translation>已插入一台该型号的仪器，但序列号为 %1。</translation>
    </message>
    <message>
        <source>If it is the one you mean, use its name.</source>
        <translation>如果这就是您要用的仪器，请使用其名称。</translation>
    </message>
    <message>
        <source>%1 is not plugged in.</source>
        <translation>%1 未插入。</translation>
    </message>
    <message>
        <source>No USB instrument is there at all.</source>
        <translation>没有任何 USB 仪器。</translation>
    </message>
    <message>
        <source>These are there: %1.</source>
        <translation>现有以下仪器：%1。</translation>
    </message>
    <message>
        <source>Check power and cable (some carry power only), plug it in without a hub, and look for its USB setting: “device”, not “host”.</source>
        <translation>请检查电源和电缆（有些电缆仅供电），不经集线器直接插入，并检查其 USB 设置：应为“device”，而非“host”。</translation>
    </message>
    <message>
        <source>%1 is plugged in.</source>
        <translation>%1 已插入。</translation>
    </message>
    <message>
        <source>Another program or window has %1 open.</source>
        <translation>另一个程序或窗口已打开 %1。</translation>
    </message>
    <message>
        <source>%1 has %2 open.</source>
        <translation>%1 已打开 %2。</translation>
    </message>
    <message>
        <source>A USB instrument is used by one program at a time.</source>
        <translation>USB 仪器同一时间只能由一个程序使用。</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在该程序中关闭。</translation>
    </message>
    <message>
        <source>%1 is plugged in, but not as an instrument.</source>
        <translation>%1 已插入，但未作为仪器出现。</translation>
    </message>
    <message>
        <source>It offers no USBTMC interface: it is set to another mode, such as printer or storage.</source>
        <translation>它不提供 USBTMC 接口：它被设为其他模式，例如打印机或存储设备。</translation>
    </message>
    <message>
        <source>Choose “USBTMC”, “Computer” or “SCPI” in its USB settings.</source>
        <translation>请在其 USB 设置中选择“USBTMC”、“Computer”或“SCPI”。</translation>
    </message>
    <message>
        <source>Unplug the instrument and plug it in again, without a hub.</source>
        <translation>请拔下仪器，然后不经集线器重新插入。</translation>
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
        <translation>对方不支持 VICP，或在消息中失去同步；请重新打开，或尝试 VXI-11 或原始套接字。</translation>
    </message>
    <message>
        <source>%1 was closed after an error in the protocol; open it again.</source>
        <translation>%1 因协议错误已关闭；请重新打开。</translation>
    </message>
    <message>
        <source>The instrument closed the connection; open it again.</source>
        <translation>仪器关闭了连接；请重新打开。</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>The instrument did not answer in time; check the command or allow more time.</source>
        <translation>仪器未及时应答；请检查命令或延长超时。</translation>
    </message>
    <message>
        <source>%1 takes commands over %2 only; on the oscilloscope set Utilities &gt; Utilities Setup &gt; Remote &gt; Control from to TCPIP (VICP), then open it again.</source>
        <translation>%1 仅通过 %2 接受命令；请在示波器上将 Utilities &gt; Utilities Setup &gt; Remote &gt; Control from 设为 TCPIP (VICP)，然后重新打开。</translation>
    </message>
    <message>
        <source>VICP has no locks; open the instrument over VXI-11 or HiSLIP if it has them.</source>
        <translation>VICP 不支持锁定；如果仪器支持 VXI-11 或 HiSLIP，请通过它们打开。</translation>
    </message>
    <message>
        <source>%1 is in the middle of a message; send its end before asking for the status byte.</source>
        <translation>%1 的消息尚未发送完；请先发送其结尾，再查询状态字节。</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>此会话未持有锁定。</translation>
    </message>
    <message>
        <source>%1 is no VICP resource.</source>
        <translation>%1 不是 VICP 资源。</translation>
    </message>
    <message>
        <source>%1 refused the connection; close other programs that use the oscilloscope, and check that its remote control is set to TCPIP (VICP).</source>
        <translation>%1 拒绝了连接；请关闭正在使用示波器的其他程序，并检查其远程控制是否设为 TCPIP (VICP)。</translation>
    </message>
</context>
<context>
    <name>visor::vicp::VicpExaminer</name>
    <message>
        <source>VICP, remote control set to TCPIP</source>
        <translation>VICP，远程控制设为 TCPIP</translation>
    </message>
    <message>
        <source>What listens on port %1 of %2 does not speak VICP.</source>
        <translation>在 %2 的端口 %1 上监听的程序不使用 VICP。</translation>
    </message>
    <message>
        <source>Set the oscilloscope&apos;s remote control to TCPIP (VICP), or use VXI-11 (LXI).</source>
        <translation>请将示波器的远程控制设为 TCPIP (VICP)，或使用 VXI-11 (LXI)。</translation>
    </message>
    <message>
        <source>Choose TCPIP (VICP) as its remote control, or use VXI-11 (LXI).</source>
        <translation>请选择 TCPIP (VICP) 作为其远程控制方式，或使用 VXI-11 (LXI)。</translation>
    </message>
    <message>
        <source>%1 accepts the connection but does not answer.</source>
        <translation>%1 接受连接，但不应答。</translation>
    </message>
    <message>
        <source>The oscilloscope serves one client at a time; another one, or a connection that was never closed, keeps it.</source>
        <translation>示波器同一时间只服务一个客户端；另一个客户端或从未关闭的连接占用了它。</translation>
    </message>
    <message>
        <source>Close other programs that use it, then switch its remote interface off and on (its web page can do that too).</source>
        <translation>请关闭使用它的其他程序，然后将其远程接口关闭再打开（也可在其网页上操作）。</translation>
    </message>
</context>
<context>
    <name>visor::visa::Attribute</name>
    <message>
        <source>%1 cannot have that value; it takes %2 to %3.</source>
        <translation>%1 不能取该值；允许范围为 %2 到 %3。</translation>
    </message>
    <message>
        <source>A %1 resource has no attribute %2.</source>
        <translation>%1 资源没有属性 %2。</translation>
    </message>
    <message>
        <source>%1 can only be read.</source>
        <translation>%1 只能读取。</translation>
    </message>
</context>
<context>
    <name>visor::visa::LockArbiter</name>
    <message>
        <source>An exclusive lock takes no key; leave it out.</source>
        <translation>独占锁定不使用密钥；请去掉密钥。</translation>
    </message>
    <message>
        <source>A shared lock needs a key of 1 to %1 characters; give the same key on every session that shares it.</source>
        <translation>共享锁定需要 1 到 %1 个字符的密钥；共享它的每个会话请使用同一密钥。</translation>
    </message>
    <message>
        <source>This session holds a lock already; unlock it before asking again.</source>
        <translation>此会话已持有锁定；请先解锁再请求。</translation>
    </message>
    <message>
        <source>This session holds no lock; there is nothing to unlock.</source>
        <translation>此会话未持有锁定；无需解锁。</translation>
    </message>
    <message>
        <source>Waiting for the lock was cancelled.</source>
        <translation>已取消等待锁定。</translation>
    </message>
    <message>
        <source>The instrument is locked by another session; try again when it is free.</source>
        <translation>仪器已被另一会话锁定；请在其空闲后重试。</translation>
    </message>
</context>
<context>
    <name>visor::visa::ResourceExpression</name>
    <message>
        <source>“&amp;&amp;” or “||” is expected</source>
        <translation>应为“&amp;&amp;”或“||”</translation>
    </message>
    <message>
        <source>groups are nested too deeply</source>
        <translation>分组嵌套过深</translation>
    </message>
    <message>
        <source>“)” is expected</source>
        <translation>应为“)”</translation>
    </message>
    <message>
        <source>an attribute such as VI_ATTR_INTF_TYPE is expected</source>
        <translation>应为属性，例如 VI_ATTR_INTF_TYPE</translation>
    </message>
    <message>
        <source>there is no attribute “%1”</source>
        <translation>没有属性“%1”</translation>
    </message>
    <message>
        <source>==, !=, &lt;, &gt;, &lt;= or &gt;= is expected</source>
        <translation>应为 ==、!=、&lt;、&gt;、&lt;= 或 &gt;=</translation>
    </message>
    <message>
        <source>the string is not closed</source>
        <translation>字符串没有结束</translation>
    </message>
    <message>
        <source>a number is expected for this attribute</source>
        <translation>此属性需要数字</translation>
    </message>
    <message>
        <source>a string in quotes is expected for this attribute</source>
        <translation>此属性需要带引号的字符串</translation>
    </message>
    <message>
        <source>a number is expected</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>an expression such as ?*::INSTR is expected</source>
        <translation>应为表达式，例如 ?*::INSTR</translation>
    </message>
    <message>
        <source>“}” is expected at the end</source>
        <translation>末尾应为“}”</translation>
    </message>
    <message>
        <source>“%1” is not a search expression: at character %2, %3.</source>
        <translation>“%1”不是搜索表达式：第 %2 个字符处，%3。</translation>
    </message>
    <message>
        <source>the expression is too long</source>
        <translation>表达式过长</translation>
    </message>
    <message>
        <source>“)” has no “(” before it</source>
        <translation>“)”之前没有“(”</translation>
    </message>
    <message>
        <source>“%1” has nothing before it to repeat</source>
        <translation>“%1”之前没有可重复的内容</translation>
    </message>
    <message>
        <source>“]” has no “[” before it</source>
        <translation>“]”之前没有“[”</translation>
    </message>
    <message>
        <source>a character must follow “\”</source>
        <translation>“\”之后必须有一个字符</translation>
    </message>
    <message>
        <source>“(” is not closed</source>
        <translation>“(”没有结束</translation>
    </message>
    <message>
        <source>the range “%1-%2” runs backwards</source>
        <translation>范围“%1-%2”首尾颠倒</translation>
    </message>
    <message>
        <source>“[” is not closed</source>
        <translation>“[”没有结束</translation>
    </message>
    <message>
        <source>“[ ]” needs a character in it</source>
        <translation>“[ ]”中需要有字符</translation>
    </message>
</context>
<context>
    <name>visor::visa::ResourceName</name>
    <message>
        <source>%1 is not a resource name: at character %2 there should be %3.</source>
        <translation>%1 不是资源名：第 %2 个字符处应为%3。</translation>
    </message>
    <message>
        <source>a port from 1 to 65535</source>
        <translation>1 到 65535 的端口</translation>
    </message>
    <message>
        <source>an interface such as TCPIP0, USB0, ASRL, GPIB0 or VICP</source>
        <translation>接口，例如 TCPIP0、USB0、ASRL、GPIB0 或 VICP</translation>
    </message>
    <message>
        <source>a serial port such as 1, COM3 or /dev/ttyUSB0</source>
        <translation>串口，例如 1、COM3 或 /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>a board number from 0 to 65535</source>
        <translation>0 到 65535 的板卡编号</translation>
    </message>
    <message>
        <source>“::”</source>
        <translation>“::”</translation>
    </message>
    <message>
        <source>the name of a credential before “@”</source>
        <translation>“@”前的凭据名称</translation>
    </message>
    <message>
        <source>“]” after the IPv6 address</source>
        <translation>IPv6 地址后的“]”</translation>
    </message>
    <message>
        <source>an IPv6 address</source>
        <translation>IPv6 地址</translation>
    </message>
    <message>
        <source>a host name or address (an IPv6 address stands in [ ])</source>
        <translation>主机名或地址（IPv6 地址写在 [ ] 中）</translation>
    </message>
    <message>
        <source>a host name or address</source>
        <translation>主机名或地址</translation>
    </message>
    <message>
        <source>“::” and a host name or address</source>
        <translation>“::”和主机名或地址</translation>
    </message>
    <message>
        <source>a host without a port: a secure session is HiSLIP (hislip0,PORT)</source>
        <translation>不带端口的主机：安全会话使用 HiSLIP (hislip0,PORT)</translation>
    </message>
    <message>
        <source>a LAN device name such as inst0 or hislip0</source>
        <translation>LAN 设备名，例如 inst0 或 hislip0</translation>
    </message>
    <message>
        <source>a LAN device name such as inst0 or hislip0 (a port goes with SOCKET)</source>
        <translation>LAN 设备名，例如 inst0 或 hislip0（端口须与 SOCKET 一起使用）</translation>
    </message>
    <message>
        <source>“::SOCKET” after a port</source>
        <translation>端口后的“::SOCKET”</translation>
    </message>
    <message>
        <source>INSTR or SOCKET</source>
        <translation>INSTR 或 SOCKET</translation>
    </message>
    <message>
        <source>INSTR</source>
        <translation>INSTR</translation>
    </message>
    <message>
        <source>a host without a port (HiSLIP&apos;s port follows the device: hislip0,4880)</source>
        <translation>不带端口的主机（HiSLIP 的端口写在设备名后：hislip0,4880）</translation>
    </message>
    <message>
        <source>a HiSLIP device such as hislip0 (credentials need HiSLIP)</source>
        <translation>HiSLIP 设备，例如 hislip0（使用凭据需要 HiSLIP）</translation>
    </message>
    <message>
        <source>a vendor id such as 0x1AB1</source>
        <translation>供应商 ID，例如 0x1AB1</translation>
    </message>
    <message>
        <source>a product id such as 0x04CE</source>
        <translation>产品 ID，例如 0x04CE</translation>
    </message>
    <message>
        <source>“::” and a vendor id such as 0x1AB1</source>
        <translation>“::”和供应商 ID，例如 0x1AB1</translation>
    </message>
    <message>
        <source>“::” and a product id such as 0x04CE</source>
        <translation>“::”和产品 ID，例如 0x04CE</translation>
    </message>
    <message>
        <source>“::” and a serial number</source>
        <translation>“::”和序列号</translation>
    </message>
    <message>
        <source>a serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>an interface number from 0 to 255, INSTR or RAW</source>
        <translation>0 到 255 的接口编号、INSTR 或 RAW</translation>
    </message>
    <message>
        <source>INSTR or RAW</source>
        <translation>INSTR 或 RAW</translation>
    </message>
    <message>
        <source>a primary address from 0 to 30, or INTFC</source>
        <translation>0 到 30 的主地址，或 INTFC</translation>
    </message>
    <message>
        <source>“::” and a primary address from 0 to 30</source>
        <translation>“::”和 0 到 30 的主地址</translation>
    </message>
    <message>
        <source>a secondary address from 0 to 30, or INSTR</source>
        <translation>0 到 30 的副地址，或 INSTR</translation>
    </message>
    <message>
        <source>an address, MEMACC, BACKPLANE or SERVANT</source>
        <translation>地址、MEMACC、BACKPLANE 或 SERVANT</translation>
    </message>
    <message>
        <source>“::” and a serial port such as /dev/ttyUSB0</source>
        <translation>“::”和串口，例如 /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>“::INTFC”</source>
        <translation>“::INTFC”</translation>
    </message>
    <message>
        <source>a serial port such as /dev/ttyUSB0</source>
        <translation>串口，例如 /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>a unit from 0 to 255</source>
        <translation>0 到 255 的单元号</translation>
    </message>
    <message>
        <source>a unit from 1 to 247</source>
        <translation>1 到 247 的单元号</translation>
    </message>
    <message>
        <source>“::” and a unit from 1 to 247</source>
        <translation>“::”和 1 到 247 的单元号</translation>
    </message>
    <message>
        <source>socketcan, virtualcan, peakcan, tinycan, vectorcan or passthrucan</source>
        <translation>socketcan、virtualcan、peakcan、tinycan、vectorcan 或 passthrucan</translation>
    </message>
    <message>
        <source>“::” and an interface such as can0</source>
        <translation>“::”和接口，例如 can0</translation>
    </message>
    <message>
        <source>an interface such as can0</source>
        <translation>接口，例如 can0</translation>
    </message>
    <message>
        <source>an identifier up to 0x1FFFFFFF</source>
        <translation>不超过 0x1FFFFFFF 的标识符</translation>
    </message>
    <message>
        <source>INSTR (TCPIPS is HiSLIP; raw sockets have no TLS)</source>
        <translation>INSTR（TCPIPS 即 HiSLIP；原始套接字不支持 TLS）</translation>
    </message>
    <message>
        <source>a HiSLIP device such as hislip0 (TCPIPS is HiSLIP with TLS)</source>
        <translation>HiSLIP 设备，例如 hislip0（TCPIPS 即使用 TLS 的 HiSLIP）</translation>
    </message>
</context>
<context>
    <name>visor::visa::Status</name>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>The event was enabled already.</source>
        <translation>该事件已经启用。</translation>
    </message>
    <message>
        <source>The event was disabled already.</source>
        <translation>该事件已经禁用。</translation>
    </message>
    <message>
        <source>The event queue was empty already.</source>
        <translation>事件队列已经为空。</translation>
    </message>
    <message>
        <source>The termination character ended the reply.</source>
        <translation>应答由结束符终止。</translation>
    </message>
    <message>
        <source>The buffer is full; the reply goes on.</source>
        <translation>缓冲区已满；应答还有后续内容。</translation>
    </message>
    <message>
        <source>The event queue overflowed; events were lost.</source>
        <translation>事件队列溢出；部分事件已丢失。</translation>
    </message>
    <message>
        <source>The stored configuration could not be loaded; defaults are used.</source>
        <translation>无法加载保存的配置；将使用默认值。</translation>
    </message>
    <message>
        <source>The session is open, but the instrument does not answer.</source>
        <translation>会话已打开，但仪器没有应答。</translation>
    </message>
    <message>
        <source>The trigger was mapped already.</source>
        <translation>触发已经映射。</translation>
    </message>
    <message>
        <source>There is more in the event queue.</source>
        <translation>事件队列中还有更多事件。</translation>
    </message>
    <message>
        <source>There was nothing to close.</source>
        <translation>没有需要关闭的对象。</translation>
    </message>
    <message>
        <source>The value is legal, but this resource does not support it.</source>
        <translation>该值合法，但此资源不支持。</translation>
    </message>
    <message>
        <source>That status code is not known.</source>
        <translation>未知的状态码。</translation>
    </message>
    <message>
        <source>That buffer is not supported.</source>
        <translation>不支持该缓冲区。</translation>
    </message>
    <message>
        <source>Done; no further handler is called.</source>
        <translation>完成；不再调用其他处理程序。</translation>
    </message>
    <message>
        <source>The session holds this shared lock more than once.</source>
        <translation>会话多次持有此共享锁定。</translation>
    </message>
    <message>
        <source>The session holds this exclusive lock more than once.</source>
        <translation>会话多次持有此独占锁定。</translation>
    </message>
    <message>
        <source>The operation ended at once.</source>
        <translation>操作已立即完成。</translation>
    </message>
    <message>
        <source>The extended function does not exist.</source>
        <translation>该扩展功能不存在。</translation>
    </message>
    <message>
        <source>Something failed inside the program; see the log.</source>
        <translation>程序内部出错；请查看日志。</translation>
    </message>
    <message>
        <source>The session is closed; open it again.</source>
        <translation>会话已关闭；请重新打开。</translation>
    </message>
    <message>
        <source>Another session has locked the instrument; try again when it is free.</source>
        <translation>另一会话已锁定仪器；请在其空闲后重试。</translation>
    </message>
    <message>
        <source>The search expression cannot be read.</source>
        <translation>无法解析搜索表达式。</translation>
    </message>
    <message>
        <source>There is no such instrument; check its address, its power and its cable.</source>
        <translation>没有该仪器；请检查其地址、电源和电缆。</translation>
    </message>
    <message>
        <source>The resource name cannot be read.</source>
        <translation>无法解析资源名。</translation>
    </message>
    <message>
        <source>The access mode is not valid.</source>
        <translation>访问模式无效。</translation>
    </message>
    <message>
        <source>The instrument did not answer in time.</source>
        <translation>仪器未及时应答。</translation>
    </message>
    <message>
        <source>The session could not be closed cleanly.</source>
        <translation>会话未能正常关闭。</translation>
    </message>
    <message>
        <source>The degree of an operation is not valid.</source>
        <translation>操作的程度参数无效。</translation>
    </message>
    <message>
        <source>There is no operation of that id.</source>
        <translation>没有该 ID 的操作。</translation>
    </message>
    <message>
        <source>This resource has no such attribute.</source>
        <translation>此资源没有该属性。</translation>
    </message>
    <message>
        <source>The attribute cannot have that value.</source>
        <translation>该属性不能取该值。</translation>
    </message>
    <message>
        <source>The attribute can only be read.</source>
        <translation>该属性只能读取。</translation>
    </message>
    <message>
        <source>That kind of lock is not possible here.</source>
        <translation>此处无法使用该类锁定。</translation>
    </message>
    <message>
        <source>The key of the lock is not valid.</source>
        <translation>锁定的密钥无效。</translation>
    </message>
    <message>
        <source>This resource has no such event.</source>
        <translation>此资源没有该事件。</translation>
    </message>
    <message>
        <source>Events cannot be delivered that way.</source>
        <translation>无法以该方式传递事件。</translation>
    </message>
    <message>
        <source>No handler is installed for the event.</source>
        <translation>该事件没有安装处理程序。</translation>
    </message>
    <message>
        <source>The handler is not the one that was installed.</source>
        <translation>该处理程序不是已安装的那个。</translation>
    </message>
    <message>
        <source>The event context is not valid.</source>
        <translation>事件上下文无效。</translation>
    </message>
    <message>
        <source>The event queue is full.</source>
        <translation>事件队列已满。</translation>
    </message>
    <message>
        <source>The event is not enabled.</source>
        <translation>该事件未启用。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The connection broke its protocol while sending.</source>
        <translation>发送时连接违反了协议。</translation>
    </message>
    <message>
        <source>The connection broke its protocol while receiving.</source>
        <translation>接收时连接违反了协议。</translation>
    </message>
    <message>
        <source>The instrument broke the protocol while it was written to.</source>
        <translation>写入时仪器违反了协议。</translation>
    </message>
    <message>
        <source>The instrument broke the protocol while it was read from.</source>
        <translation>读取时仪器违反了协议。</translation>
    </message>
    <message>
        <source>The bus reports an error.</source>
        <translation>总线报告错误。</translation>
    </message>
    <message>
        <source>Another operation is running.</source>
        <translation>另一操作正在进行。</translation>
    </message>
    <message>
        <source>The settings of the session contradict each other.</source>
        <translation>会话的设置相互矛盾。</translation>
    </message>
    <message>
        <source>The operation could not be queued.</source>
        <translation>操作无法加入队列。</translation>
    </message>
    <message>
        <source>There is not enough memory, or the instrument takes no more connections.</source>
        <translation>内存不足，或仪器不再接受新连接。</translation>
    </message>
    <message>
        <source>The mask is not valid.</source>
        <translation>掩码无效。</translation>
    </message>
    <message>
        <source>Communication with the instrument failed.</source>
        <translation>与仪器的通信失败。</translation>
    </message>
    <message>
        <source>The data does not have the expected format.</source>
        <translation>数据格式与预期不符。</translation>
    </message>
    <message>
        <source>That format is not supported.</source>
        <translation>不支持该格式。</translation>
    </message>
    <message>
        <source>The trigger line is in use.</source>
        <translation>触发线正在使用。</translation>
    </message>
    <message>
        <source>The trigger line is not reserved.</source>
        <translation>触发线未被保留。</translation>
    </message>
    <message>
        <source>That mode is not supported.</source>
        <translation>不支持该模式。</translation>
    </message>
    <message>
        <source>The instrument has not asked for service.</source>
        <translation>仪器没有请求服务。</translation>
    </message>
    <message>
        <source>The address space is not valid.</source>
        <translation>地址空间无效。</translation>
    </message>
    <message>
        <source>The offset is not valid.</source>
        <translation>偏移无效。</translation>
    </message>
    <message>
        <source>The width is not valid.</source>
        <translation>宽度无效。</translation>
    </message>
    <message>
        <source>That offset is not supported.</source>
        <translation>不支持该偏移。</translation>
    </message>
    <message>
        <source>Different widths are not supported.</source>
        <translation>不支持不同的宽度。</translation>
    </message>
    <message>
        <source>No window is mapped.</source>
        <translation>没有映射窗口。</translation>
    </message>
    <message>
        <source>An earlier answer is still to be read.</source>
        <translation>之前的应答尚未读取。</translation>
    </message>
    <message>
        <source>Nobody listens at that address; check the address and the power.</source>
        <translation>该地址没有监听者；请检查地址和电源。</translation>
    </message>
    <message>
        <source>This interface is not the controller in charge.</source>
        <translation>此接口不是主控控制器。</translation>
    </message>
    <message>
        <source>This interface is not the system controller.</source>
        <translation>此接口不是系统控制器。</translation>
    </message>
    <message>
        <source>This connection cannot do that.</source>
        <translation>此连接不支持该操作。</translation>
    </message>
    <message>
        <source>An interrupt is pending already.</source>
        <translation>已有中断待处理。</translation>
    </message>
    <message>
        <source>A byte arrived with wrong parity; check the serial settings.</source>
        <translation>收到的字节奇偶校验错误；请检查串口设置。</translation>
    </message>
    <message>
        <source>A byte arrived without its stop bit; check the serial speed.</source>
        <translation>收到的字节缺少停止位；请检查串口速率。</translation>
    </message>
    <message>
        <source>Bytes came faster than they were read; check the flow control.</source>
        <translation>字节到达的速度快于读取速度；请检查流控制。</translation>
    </message>
    <message>
        <source>The trigger is not mapped.</source>
        <translation>触发未映射。</translation>
    </message>
    <message>
        <source>The offset is not aligned.</source>
        <translation>偏移未对齐。</translation>
    </message>
    <message>
        <source>The buffer cannot be used.</source>
        <translation>缓冲区无法使用。</translation>
    </message>
    <message>
        <source>Another program uses the instrument.</source>
        <translation>另一程序正在使用仪器。</translation>
    </message>
    <message>
        <source>That width is not supported.</source>
        <translation>不支持该宽度。</translation>
    </message>
    <message>
        <source>A value is not valid.</source>
        <translation>某个值无效。</translation>
    </message>
    <message>
        <source>The protocol is not valid here.</source>
        <translation>该协议在此无效。</translation>
    </message>
    <message>
        <source>The size is not valid.</source>
        <translation>大小无效。</translation>
    </message>
    <message>
        <source>A window is mapped already.</source>
        <translation>已有映射的窗口。</translation>
    </message>
    <message>
        <source>This program cannot do that.</source>
        <translation>本程序不支持该操作。</translation>
    </message>
    <message>
        <source>The length is not valid.</source>
        <translation>长度无效。</translation>
    </message>
    <message>
        <source>The mode is not valid.</source>
        <translation>模式无效。</translation>
    </message>
    <message>
        <source>This session holds no lock.</source>
        <translation>此会话未持有锁定。</translation>
    </message>
    <message>
        <source>The memory is not shared.</source>
        <translation>内存未共享。</translation>
    </message>
    <message>
        <source>A library that is needed could not be loaded.</source>
        <translation>无法加载所需的库。</translation>
    </message>
    <message>
        <source>That interrupt is not supported.</source>
        <translation>不支持该中断。</translation>
    </message>
    <message>
        <source>The line is not valid.</source>
        <translation>线路无效。</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>无法打开文件。</translation>
    </message>
    <message>
        <source>Reading or writing the file failed.</source>
        <translation>读写文件失败。</translation>
    </message>
    <message>
        <source>That line is not supported.</source>
        <translation>不支持该线路。</translation>
    </message>
    <message>
        <source>There is no interface of that number.</source>
        <translation>没有该编号的接口。</translation>
    </message>
    <message>
        <source>The connection to the instrument was lost.</source>
        <translation>与仪器的连接已丢失。</translation>
    </message>
    <message>
        <source>The host cannot be reached; check its name, the network and the power.</source>
        <translation>无法访问主机；请检查其名称、网络和电源。</translation>
    </message>
    <message>
        <source>This is not permitted; check the account or the access rights.</source>
        <translation>没有权限；请检查账户或访问权限。</translation>
    </message>
    <message>
        <source>Status code %1.</source>
        <translation>状态码 %1。</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::BroadcastFinder</name>
    <message>
        <source>No broadcast can be sent on the network interface %1 (%2); instruments there may be missing.</source>
        <translation>无法在网络接口 %1 上发送广播（%2）；可能会遗漏那里的仪器。</translation>
    </message>
    <message>
        <source>VXI-11 broadcast</source>
        <translation>VXI-11 广播</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::Error</name>
    <message>
        <source>The instrument does not understand the device name.</source>
        <translation>仪器不识别该设备名。</translation>
    </message>
    <message>
        <source>The instrument has forgotten this connection; open it again.</source>
        <translation>仪器已不记得此连接；请重新打开。</translation>
    </message>
    <message>
        <source>The instrument refused a parameter of the transfer.</source>
        <translation>仪器拒绝了传输的某个参数。</translation>
    </message>
    <message>
        <source>The instrument has no channel for service requests; poll the status byte instead.</source>
        <translation>仪器没有服务请求通道；请改为轮询状态字节。</translation>
    </message>
    <message>
        <source>The instrument does not support this operation.</source>
        <translation>仪器不支持此操作。</translation>
    </message>
    <message>
        <source>The instrument is out of resources; close other connections to it or restart it.</source>
        <translation>仪器资源不足；请关闭与它的其他连接或将其重启。</translation>
    </message>
    <message>
        <source>Another session has locked the instrument; try again when it is released.</source>
        <translation>另一会话已锁定仪器；请在其释放后重试。</translation>
    </message>
    <message>
        <source>This session does not hold the instrument&apos;s lock.</source>
        <translation>此会话未持有仪器的锁定。</translation>
    </message>
    <message>
        <source>The instrument did not answer in time; check the command or allow more time.</source>
        <translation>仪器未及时应答；请检查命令或延长超时。</translation>
    </message>
    <message>
        <source>The instrument does not know this address.</source>
        <translation>仪器不识别该地址。</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>The instrument reports an input or output error; try again.</source>
        <translation>仪器报告输入或输出错误；请重试。</translation>
    </message>
    <message>
        <source>The instrument reports error %1, which VXI-11 does not define.</source>
        <translation>仪器报告错误 %1，VXI-11 未定义该错误。</translation>
    </message>
    <message>
        <source>There is no device “%1” at this address; check the device name (often inst0).</source>
        <translation>此地址没有设备“%1”；请检查设备名（通常为 inst0）。</translation>
    </message>
    <message>
        <source>The instrument has no free link; close other connections to it or restart it.</source>
        <translation>仪器没有空闲链路；请关闭与它的其他连接或将其重启。</translation>
    </message>
    <message>
        <source>The instrument sent an answer that VXI-11 does not allow; try again or use another interface.</source>
        <translation>仪器发送了 VXI-11 不允许的应答；请重试或使用其他接口。</translation>
    </message>
    <message>
        <source>The gateway has no instrument that listens as “%1”; check its GPIB address, cable and power.</source>
        <translation>网关上没有以“%1”监听的仪器；请检查其 GPIB 地址、电缆和电源。</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::GatewayBus</name>
    <message>
        <source>A GPIB interface has no messages of its own; open an instrument behind it, such as gpib0,9.</source>
        <translation>GPIB 接口本身没有消息；请打开其后的仪器，例如 gpib0,9。</translation>
    </message>
    <message>
        <source>The bus command has data of a wrong size.</source>
        <translation>总线命令的数据大小错误。</translation>
    </message>
    <message>
        <source>There is no such bus line.</source>
        <translation>没有该总线线路。</translation>
    </message>
    <message>
        <source>The gateway has no such bus command.</source>
        <translation>网关没有该总线命令。</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::GatewayFinder</name>
    <message>
        <source>GPIB gateway</source>
        <translation>GPIB 网关</translation>
    </message>
    <message>
        <source>The GPIB bus behind %1 cannot be looked through: %2</source>
        <translation>无法搜索 %1 后面的 GPIB 总线：%2</translation>
    </message>
    <message>
        <source>This is no VXI-11 gateway.</source>
        <translation>这不是 VXI-11 网关。</translation>
    </message>
    <message>
        <source>an instrument holds the bus (NDAC) though none is addressed. Switch the instruments off and on one by one, or look at the cables.</source>
        <translation>没有仪器被寻址，但有仪器占住总线（NDAC）。请逐台关闭再打开仪器，或检查电缆。</translation>
    </message>
    <message numerus="yes">
        <source>The gateway answers a question about its bus with %n bytes instead of 2.</source>
        <translation>
            <numerusform>网关对总线查询的应答为 %n 字节，而不是 2 字节。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visor::vxi11::Vxi11Examiner</name>
    <message>
        <source>The portmapper of %1 knows VXI-11: port %2.</source>
        <translation>%1 的端口映射器识别 VXI-11：端口 %2。</translation>
    </message>
    <message>
        <source>VXI-11&apos;s portmapper</source>
        <translation>VXI-11 的端口映射器</translation>
    </message>
    <message>
        <source>What listens on port %1 of %2 is no portmapper, or does not answer.</source>
        <translation>%2 的端口 %1 上监听的不是端口映射器，或没有应答。</translation>
    </message>
    <message>
        <source>Restart the instrument, or use another of its interfaces (HiSLIP, raw socket).</source>
        <translation>请重启仪器，或使用其他接口（HiSLIP、原始套接字）。</translation>
    </message>
    <message>
        <source>The portmapper of %1 answers, but knows no VXI-11.</source>
        <translation>%1 的端口映射器有应答，但其中没有 VXI-11。</translation>
    </message>
    <message>
        <source>It knows no program at all.</source>
        <translation>其中没有注册任何程序。</translation>
    </message>
    <message>
        <source>It knows the programs %1; VXI-11 is %2. Either VXI-11 is switched off there, or this is a computer and no instrument.</source>
        <translation>其中注册的程序有 %1；VXI-11 是 %2。可能 VXI-11 未启用，也可能这是计算机而不是仪器。</translation>
    </message>
    <message>
        <source>Switch on VXI-11 (sometimes called LAN or LXI) in the instrument&apos;s menus, or check the address.</source>
        <translation>请在仪器的菜单中启用 VXI-11（有时称为 LAN 或 LXI），或检查地址。</translation>
    </message>
    <message>
        <source>%1 takes the connection but does not speak VXI-11.</source>
        <translation>%1 接受连接，但不支持 VXI-11。</translation>
    </message>
    <message>
        <source>Check the port, restart the instrument, or use another of its interfaces.</source>
        <translation>请检查端口、重启仪器，或使用其他接口。</translation>
    </message>
    <message>
        <source>The device name %1 is known there.</source>
        <translation>对方识别设备名 %1。</translation>
    </message>
    <message>
        <source>The instrument has no free link (VXI-11 error 9).</source>
        <translation>仪器没有空闲链路（VXI-11 错误 9）。</translation>
    </message>
    <message>
        <source>Other clients use them all, or programs that ended without goodbye have left theirs behind.</source>
        <translation>所有链路都被其他客户端占用，或被未正常断开的程序遗留。</translation>
    </message>
    <message>
        <source>Close other programs that use the instrument; if that does not help, restart the instrument.</source>
        <translation>请关闭正在使用仪器的其他程序；如果没有帮助，请重启仪器。</translation>
    </message>
    <message>
        <source>Another client has locked the instrument.</source>
        <translation>其他客户端已锁定仪器。</translation>
    </message>
    <message>
        <source>It refuses new links meanwhile (VXI-11 error 11).</source>
        <translation>在此期间它拒绝新链路（VXI-11 错误 11）。</translation>
    </message>
    <message>
        <source>Release the lock there; Visor never breaks a lock.</source>
        <translation>请在对方处释放锁定；Visor 从不强行解除锁定。</translation>
    </message>
    <message>
        <source>The instrument refuses the link.</source>
        <translation>仪器拒绝建立链路。</translation>
    </message>
    <message>
        <source>Restart the instrument, or use another of its interfaces.</source>
        <translation>请重启仪器，或使用其他接口。</translation>
    </message>
    <message>
        <source>VXI-11 answers at %1, but there is no device “%2”.</source>
        <translation>%1 上的 VXI-11 有应答，但没有设备“%2”。</translation>
    </message>
    <message>
        <source>The instrument does not know that name.</source>
        <translation>仪器不识别该名称。</translation>
    </message>
    <message>
        <source>The instrument does not know that name; it knows %1.</source>
        <translation>仪器不识别该名称；它识别的是 %1。</translation>
    </message>
    <message>
        <source>Use inst0 for an instrument of its own, gpib0,ADDRESS for one behind a gateway.</source>
        <translation>独立的仪器请使用 inst0，网关后的仪器请使用 gpib0,ADDRESS。</translation>
    </message>
    <message>
        <source>Use %1.</source>
        <translation>请使用 %1。</translation>
    </message>
    <message>
        <source>The gateway %1 answers, but nobody behind it at %2.</source>
        <translation>网关 %1 有应答，但其后的 %2 没有应答。</translation>
    </message>
    <message>
        <source>No device listens at that GPIB address: %1</source>
        <translation>该 GPIB 地址没有设备监听：%1</translation>
    </message>
    <message>
        <source>Check the instrument&apos;s power, its GPIB cable, and the address in its menu.</source>
        <translation>请检查仪器的电源、GPIB 电缆及其菜单中的地址。</translation>
    </message>
    <message>
        <source>Some instruments answer on one interface at a time only: look for the remote interface in its menu, or restart it.</source>
        <translation>某些仪器同一时间只在一个接口上应答：请在其菜单中查找远程接口，或将其重启。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, restart the instrument.</source>
        <translation>请重试；如果仍然如此，请重启仪器。</translation>
    </message>
</context>
<context>
    <name>visor::vxi11::Vxi11Session</name>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>The instrument takes no more data; clear it and try again.</source>
        <translation>仪器不再接受数据；请清除设备后重试。</translation>
    </message>
    <message>
        <source>The instrument answers without data and without an end; clear it and try again.</source>
        <translation>仪器的应答既无数据也无结束标志；请清除设备后重试。</translation>
    </message>
    <message>
        <source>VXI-11 has no shared locks; take an exclusive one or use HiSLIP.</source>
        <translation>VXI-11 不支持共享锁定；请使用独占锁定或 HiSLIP。</translation>
    </message>
    <message>
        <source>An exclusive lock takes no key.</source>
        <translation>独占锁定不使用密钥。</translation>
    </message>
    <message>
        <source>VXI-11 service requests need an IPv4 connection; open the instrument by its IPv4 address.</source>
        <translation>VXI-11 服务请求需要 IPv4 连接；请用 IPv4 地址打开仪器。</translation>
    </message>
</context>
<context>
    <name>visor::waveform::Levels</name>
    <message>
        <source>There is not enough memory to draw %1 samples. Close other captures or capture fewer points.</source>
        <translation>内存不足，无法绘制 %1 个采样点。请关闭其他采集或减少采集点数。</translation>
    </message>
    <message>
        <source>Preparing the trace for drawing was cancelled.</source>
        <translation>已取消曲线的绘制准备。</translation>
    </message>
</context>
<context>
    <name>visor::waveform::Waveform</name>
    <message>
        <source>The trace should hold %1 samples of %2 bytes, but the reply has only %3 bytes for them. Capture again.</source>
        <translation>曲线应包含 %1 个采样点，每点 %2 字节，但应答中只有 %3 字节的数据。请重新采集。</translation>
    </message>
    <message>
        <source>The instrument&apos;s preamble gives an unusable vertical scale (%1 per code, offset %2). Check the vertical settings and capture again.</source>
        <translation>仪器的前导信息给出的垂直刻度无法使用（每码 %1，偏移 %2）。请检查垂直设置后重新采集。</translation>
    </message>
    <message>
        <source>The instrument&apos;s preamble gives an unusable horizontal step (%1 from %2). Check the time base and capture again.</source>
        <translation>仪器的前导信息给出的水平步长无法使用（%1，起点 %2）。请检查时基后重新采集。</translation>
    </message>
    <message>
        <source>The trace has %1 samples but %2 horizontal positions. Capture again.</source>
        <translation>曲线有 %1 个采样点，但有 %2 个水平位置。请重新采集。</translation>
    </message>
    <message>
        <source>A horizontal position of the trace is not a number. Capture again.</source>
        <translation>曲线的某个水平位置不是数字。请重新采集。</translation>
    </message>
</context>
<context>
    <name>visor::wire::FramedSession</name>
    <message>
        <source>The instrument did not answer in time; check the command and its line ending, or allow more time.</source>
        <translation>仪器未及时应答；请检查命令及其行结束符，或延长超时。</translation>
    </message>
    <message>
        <source>The instrument answered with a block of unknown length, whose end this connection cannot show; use VXI-11 or HiSLIP, or ask for a definite length.</source>
        <translation>仪器应答了长度未知的数据块，此连接无法判断其结尾；请使用 VXI-11 或 HiSLIP，或要求返回定长数据块。</translation>
    </message>
    <message>
        <source>The instrument answered *STB? with “%1”, which is not a status byte.</source>
        <translation>仪器对 *STB? 的应答是“%1”，这不是状态字节。</translation>
    </message>
    <message>
        <source>This session does not hold a lock.</source>
        <translation>此会话未持有锁定。</translation>
    </message>
</context>
<context>
    <name>visor::wire::HostExamination</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 即 %2。</translation>
    </message>
    <message>
        <source>%1 port %2 (%3) accepts connections.</source>
        <translation>%1 的端口 %2（%3）接受连接。</translation>
    </message>
    <message>
        <source>Looking up the name %1 takes too long.</source>
        <translation>查找名称 %1 耗时过长。</translation>
    </message>
    <message>
        <source>The name server does not answer.</source>
        <translation>名称服务器没有应答。</translation>
    </message>
    <message>
        <source>Use the address in numbers, or check the network&apos;s name server.</source>
        <translation>请使用数字形式的地址，或检查网络的名称服务器。</translation>
    </message>
    <message>
        <source>There is no host named %1.</source>
        <translation>没有名为 %1 的主机。</translation>
    </message>
    <message>
        <source>Nobody on this network answers to that name (mDNS): the instrument is off, renamed, on another network, or mDNS is blocked.</source>
        <translation>此网络上没有设备应答该名称 (mDNS)：仪器可能已关机、已改名、位于其他网络，或 mDNS 被阻止。</translation>
    </message>
    <message>
        <source>The name server does not know it.</source>
        <translation>名称服务器中没有该名称。</translation>
    </message>
    <message>
        <source>Check the spelling, or use the address that the instrument shows in its LAN menu.</source>
        <translation>请检查拼写，或使用仪器 LAN 菜单中显示的地址。</translation>
    </message>
    <message>
        <source>A firewall forbids connections to %1 port %2.</source>
        <translation>防火墙禁止连接到 %1 的端口 %2。</translation>
    </message>
    <message>
        <source>This machine&apos;s own firewall or routing refuses it.</source>
        <translation>被本机自身的防火墙或路由拒绝。</translation>
    </message>
    <message>
        <source>%1 answered that it is prohibited.</source>
        <translation>%1 答复：该连接被禁止。</translation>
    </message>
    <message>
        <source>Ask whoever looks after the network to allow TCP port %1 to %2.</source>
        <translation>请联系网络管理员，允许到 %2 的 TCP 端口 %1。</translation>
    </message>
    <message>
        <source>No network of this machine leads to %1.</source>
        <translation>本机没有通往 %1 的网络。</translation>
    </message>
    <message>
        <source>169.254… is what an instrument gives itself when nobody gives it an address. This machine&apos;s networks: %1.</source>
        <translation>169.254… 是仪器未获分配地址时自行选用的地址。本机的网络：%1。</translation>
    </message>
    <message>
        <source>The instrument is on another network. This machine&apos;s networks: %1.</source>
        <translation>仪器位于其他网络。本机的网络：%1。</translation>
    </message>
    <message>
        <source>Connect this machine to the instrument&apos;s network, or give the instrument an address in one of this machine&apos;s.</source>
        <translation>请将本机接入仪器所在的网络，或为仪器设置本机所在网络中的地址。</translation>
    </message>
    <message>
        <source>The router %1 cannot reach %2.</source>
        <translation>路由器 %1 无法到达 %2。</translation>
    </message>
    <message>
        <source>%1 is on another network than this machine (%2), and the way there ends at that router.</source>
        <translation>%1 与本机（%2）不在同一网络，且路径在该路由器处中断。</translation>
    </message>
    <message>
        <source>Check the address, and that the instrument is on; else ask whoever looks after the network.</source>
        <translation>请检查地址以及仪器是否已开机；否则请联系网络管理员。</translation>
    </message>
    <message>
        <source>Switch on %1 in the instrument&apos;s LAN settings, and look up its port there. Some instruments close their LAN control while a USB cable to a computer is plugged in: pull it out.</source>
        <translation>请在仪器的 LAN 设置中启用 %1，并查看其端口。某些仪器在插有连接计算机的 USB 电缆时会关闭 LAN 控制：请将其拔出。</translation>
    </message>
    <message>
        <source>It does listen elsewhere: try that.</source>
        <translation>它在其他端口上监听：请尝试这些端口。</translation>
    </message>
    <message>
        <source>%1 is there, but nothing listens on port %2 (%3).</source>
        <translation>%1 存在，但端口 %2（%3）上没有监听者。</translation>
    </message>
    <message>
        <source>The host refused the connection.</source>
        <translation>主机拒绝了连接。</translation>
    </message>
    <message>
        <source>Nobody answers at %1.</source>
        <translation>%1 没有应答。</translation>
    </message>
    <message>
        <source>It would be on this machine&apos;s own network (%1), where no device has that address now.</source>
        <translation>它应位于本机自己的网络（%1）中，但目前其中没有设备使用该地址。</translation>
    </message>
    <message>
        <source>Check the instrument&apos;s power, cable and the address in its LAN menu.</source>
        <translation>请检查仪器的电源、电缆及其 LAN 菜单中的地址。</translation>
    </message>
    <message>
        <source>%1 is there, but port %2 (%3) swallows connections without an answer.</source>
        <translation>%1 存在，但端口 %2（%3）对连接请求不作任何应答。</translation>
    </message>
    <message>
        <source>A firewall filters that port, or the instrument has more clients waiting than it takes, or hangs.</source>
        <translation>可能是防火墙过滤了该端口，或等待仪器的客户端过多，或仪器已停止响应。</translation>
    </message>
    <message>
        <source>Allow TCP port %1 in the firewall between. Close other programs that use the instrument, then restart it.</source>
        <translation>请在中间的防火墙上允许 TCP 端口 %1。关闭正在使用仪器的其他程序，然后重启仪器。</translation>
    </message>
    <message>
        <source>%1 is on another network than this machine, and nothing came back.</source>
        <translation>%1 与本机不在同一网络，且没有任何返回。</translation>
    </message>
    <message>
        <source>This machine&apos;s networks: %1. The instrument is off, or has no way back (its gateway setting), or a firewall drops everything.</source>
        <translation>本机的网络：%1。可能是仪器已关机，或没有返回路径（其网关设置），或防火墙丢弃了所有数据。</translation>
    </message>
    <message>
        <source>Check the instrument&apos;s power, address, subnet mask and gateway, or put it on this machine&apos;s network.</source>
        <translation>请检查仪器的电源、地址、子网掩码和网关，或将其接入本机的网络。</translation>
    </message>
    <message>
        <source>This program is connected to %1 port %2 already.</source>
        <translation>本程序已连接到 %1 的端口 %2。</translation>
    </message>
    <message>
        <source>%1 is connected to %2 port %3 already.</source>
        <translation>%1 已连接到 %2 的端口 %3。</translation>
    </message>
    <message>
        <source>Many instruments take one client at a time on a raw connection.</source>
        <translation>许多仪器的原始连接同一时间只接受一个客户端。</translation>
    </message>
    <message>
        <source>Close the instrument there, or use VXI-11 or HiSLIP.</source>
        <translation>请在该处关闭仪器，或使用 VXI-11 或 HiSLIP。</translation>
    </message>
    <message>
        <source>%1 is %2, as it answers itself by mDNS.</source>
        <translation>%1 即 %2，由其自身通过 mDNS 应答。</translation>
    </message>
    <message>
        <source>%1 is %2, says this computer&apos;s resolver.</source>
        <translation>%1 即 %2，由本机的解析器给出。</translation>
    </message>
</context>
<context>
    <name>visor::wire::HostLookup</name>
    <message>
        <source>“%1” is not a host name; check the address.</source>
        <translation>“%1”不是主机名；请检查地址。</translation>
    </message>
    <message>
        <source>Looking up %1 was cancelled.</source>
        <translation>已取消查找 %1。</translation>
    </message>
    <message>
        <source>The name %1 was not found in time; use the address in numbers or allow more time.</source>
        <translation>未能及时查到名称 %1；请使用数字形式的地址或延长超时。</translation>
    </message>
    <message>
        <source>There is no host named %1; check the name or use the address in numbers.</source>
        <translation>没有名为 %1 的主机；请检查名称或使用数字形式的地址。</translation>
    </message>
</context>
<context>
    <name>visor::wire::MessageAttributes</name>
    <message>
        <source>This connection does not know its %1.</source>
        <translation>此连接无法提供其 %1。</translation>
    </message>
</context>
<context>
    <name>visor::wire::NetworkExaminer</name>
    <message>
        <source>The search on the network is switched off.</source>
        <translation>网络搜索已关闭。</translation>
    </message>
    <message>
        <source>The environment variable VISOR_INTERFACES says “none”.</source>
        <translation>环境变量 VISOR_INTERFACES 的值为“none”。</translation>
    </message>
    <message>
        <source>Take the variable away and start Visor again.</source>
        <translation>请去掉该变量，然后重新启动 Visor。</translation>
    </message>
    <message>
        <source>The search is told to use the interface %1, which has no address or does not exist.</source>
        <translation>搜索被指定使用接口 %1，但该接口没有地址或不存在。</translation>
    </message>
    <message>
        <source>The environment variable VISOR_INTERFACES names it.</source>
        <translation>该接口由环境变量 VISOR_INTERFACES 指定。</translation>
    </message>
    <message>
        <source>Correct the name; these exist:</source>
        <translation>请更正名称；现有接口：</translation>
    </message>
    <message>
        <source>This machine is on no network.</source>
        <translation>本机未接入任何网络。</translation>
    </message>
    <message>
        <source>No interface but loopback is up and has an IPv4 address, so no instrument on a network can be found or reached.</source>
        <translation>除环回接口外，没有已启用且具有 IPv4 地址的接口，因此无法找到或访问网络上的任何仪器。</translation>
    </message>
    <message>
        <source>Plug in the network cable or join the Wi-Fi; these are the interfaces:</source>
        <translation>请插入网线或连接 Wi-Fi；现有接口：</translation>
    </message>
    <message>
        <source>%1 takes no multicast.</source>
        <translation>%1 不支持多播。</translation>
    </message>
    <message>
        <source>Instruments that announce themselves by mDNS cannot be heard there.</source>
        <translation>无法在那里接收通过 mDNS 发布自身的仪器。</translation>
    </message>
    <message>
        <source>Switch multicast on for the interface, or add instruments by their address.</source>
        <translation>请为该接口启用多播，或按地址添加仪器。</translation>
    </message>
    <message>
        <source>%1: nobody gave this machine an address.</source>
        <translation>%1：本机未获分配地址。</translation>
    </message>
    <message>
        <source>It took one from 169.254/16, and reaches only what did the same: right for an instrument at the other end of one cable.</source>
        <translation>它自行选用了 169.254/16 中的地址，只能访问同样如此的设备：用一根电缆直连仪器时，这是正常的。</translation>
    </message>
    <message>
        <source>Otherwise check the cable, the switch and the DHCP server.</source>
        <translation>否则请检查电缆、交换机和 DHCP 服务器。</translation>
    </message>
    <message>
        <source>On the network by %1. Searches do not pass routers: instruments elsewhere are added by their address.</source>
        <translation>通过 %1 接入网络。搜索不会跨越路由器：位于别处的仪器需按地址添加。</translation>
    </message>
    <message>
        <source>A firewall (%1) is switched on.</source>
        <translation>防火墙（%1）已启用。</translation>
    </message>
    <message>
        <source>Such firewalls usually drop the answers to searches: mDNS (UDP port 5353) and VXI-11&apos;s broadcast (from UDP port 111).</source>
        <translation>此类防火墙通常会丢弃对搜索的应答：mDNS（UDP 端口 5353）和 VXI-11 广播（来自 UDP 端口 111）。</translation>
    </message>
    <message>
        <source>Allow them:</source>
        <translation>请允许它们：</translation>
    </message>
</context>
<context>
    <name>visor::wire::NetworkInterfaces</name>
    <message>
        <source>The system does not tell its network interfaces (%1); instruments on the network can only be opened by their address.</source>
        <translation>系统未提供其网络接口（%1）；网络上的仪器只能按地址打开。</translation>
    </message>
</context>
<context>
    <name>visor::wire::Portmapper</name>
    <message>
        <source>The portmapper of %1 sent a broken answer; name the port in the address instead.</source>
        <translation>%1 的端口映射器返回了损坏的应答；请在地址中直接指定端口。</translation>
    </message>
    <message>
        <source>%1 has a portmapper, but %2 is not registered with it; switch %2 on in the instrument&apos;s LAN settings or use another interface.</source>
        <translation>%1 有端口映射器，但 %2 未在其中注册；请在仪器的 LAN 设置中启用 %2，或使用其他接口。</translation>
    </message>
    <message>
        <source>No portmapper answers on %1, so %2 cannot be found; check that %2 is switched on, or name its port in the address (%1:PORT).</source>
        <translation>%1 上没有端口映射器应答，因此找不到 %2；请检查 %2 是否已启用，或在地址中指定其端口 (%1:PORT)。</translation>
    </message>
    <message>
        <source>Asking the portmapper of %1 was cancelled.</source>
        <translation>已取消查询 %1 的端口映射器。</translation>
    </message>
    <message>
        <source>The portmapper of %1 sent a broken list.</source>
        <translation>%1 的端口映射器返回了损坏的列表。</translation>
    </message>
</context>
<context>
    <name>visor::wire::PortmapperServer</name>
    <message>
        <source>UDP port %1 on %2 cannot be used for a portmapper; another one may be running.</source>
        <translation>%2 上的 UDP 端口 %1 无法用于端口映射器；可能已有另一个在运行。</translation>
    </message>
</context>
<context>
    <name>visor::wire::ProcessTable</name>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1（进程 %2）</translation>
    </message>
</context>
<context>
    <name>visor::wire::RequestExchange</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>visor::wire::RequestScanner</name>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数字</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a number other than 0</source>
        <translation>0 以外的数字</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>“%1” is not a %2 request: at character %3 there should be %4.</source>
        <comment>%2 is a wire: Modbus, CAN</comment>
        <translation>“%1”不是 %2 请求：第 %3 个字符处应为%4。</translation>
    </message>
    <message>
        <source>A %1 request is a line of text; this one is far too long.</source>
        <comment>%1 is a wire: Modbus, CAN</comment>
        <translation>%1 请求是一行文本；此请求过长。</translation>
    </message>
</context>
<context>
    <name>visor::wire::RpcClient</name>
    <message>
        <source>The connection to the instrument is closed; open it again.</source>
        <translation>与仪器的连接已关闭；请重新打开。</translation>
    </message>
    <message>
        <source>The instrument sent more data than was asked for, or a broken answer.</source>
        <translation>仪器发送的数据多于请求的数量，或应答已损坏。</translation>
    </message>
    <message>
        <source>The instrument sent an answer that is not part of this conversation; the connection was closed, open it again.</source>
        <translation>仪器发送的应答不属于本次通信；连接已关闭，请重新打开。</translation>
    </message>
    <message>
        <source>Another service answers on this port; check the address and port.</source>
        <translation>此端口上应答的是其他服务；请检查地址和端口。</translation>
    </message>
    <message>
        <source>The instrument does not know this operation.</source>
        <translation>仪器不支持此操作。</translation>
    </message>
    <message>
        <source>The instrument could not decode the request.</source>
        <translation>仪器无法解码该请求。</translation>
    </message>
    <message>
        <source>The instrument asks for a login that VXI-11 does not have.</source>
        <translation>仪器要求登录，但 VXI-11 不支持登录。</translation>
    </message>
    <message>
        <source>The instrument reports an internal error; try again.</source>
        <translation>仪器报告内部错误；请重试。</translation>
    </message>
</context>
<context>
    <name>visor::wire::SaslClient</name>
    <message>
        <source>the instrument sent a message that does not belong to this login</source>
        <translation>仪器发送了不属于此次登录的消息</translation>
    </message>
    <message>
        <source>the user name and the password may have 1 to 255 characters and no control characters</source>
        <translation>用户名和密码可有 1 到 255 个字符，不能包含控制字符</translation>
    </message>
    <message>
        <source>the instrument&apos;s login message makes no sense</source>
        <translation>仪器的登录消息无法理解</translation>
    </message>
    <message>
        <source>the instrument answered another login than this one</source>
        <translation>仪器答复的是另一次登录</translation>
    </message>
    <message>
        <source>the instrument wants %1 rounds of hashing; %2 to %3 are sensible</source>
        <translation>仪器要求 %1 轮散列；合理范围为 %2 到 %3</translation>
    </message>
    <message>
        <source>the instrument could not prove that it knows the password</source>
        <translation>仪器未能证明其知道密码</translation>
    </message>
    <message>
        <source>the instrument ended the login before it began</source>
        <translation>登录尚未开始就被仪器终止</translation>
    </message>
</context>
<context>
    <name>visor::wire::TcpListener</name>
    <message>
        <source>Port %1 on %2 is in use by another program; choose another port.</source>
        <translation>%2 上的端口 %1 正被另一程序使用；请选择其他端口。</translation>
    </message>
    <message>
        <source>This user may not listen on port %1 of %2; choose a port above 1023.</source>
        <translation>当前用户无权在 %2 的端口 %1 上监听；请选择大于 1023 的端口。</translation>
    </message>
    <message>
        <source>%1 is not an address of this computer; choose one that is.</source>
        <translation>%1 不是本计算机的地址；请选择本机地址。</translation>
    </message>
    <message>
        <source>Cannot listen on port %1 of %2: %3.</source>
        <translation>无法在 %2 的端口 %1 上监听：%3。</translation>
    </message>
    <message>
        <source>“%1” is not an IP address to listen on; write it in numbers.</source>
        <translation>“%1”不是可监听的 IP 地址；请以数字形式书写。</translation>
    </message>
    <message>
        <source>Waiting for a connection was cancelled.</source>
        <translation>已取消等待连接。</translation>
    </message>
    <message>
        <source>Listening ended: %1.</source>
        <translation>监听已结束：%1。</translation>
    </message>
    <message>
        <source>Nobody connected in time.</source>
        <translation>规定时间内没有连接接入。</translation>
    </message>
</context>
<context>
    <name>visor::wire::TcpStream</name>
    <message>
        <source>The instrument closed the connection; open it again.</source>
        <translation>仪器关闭了连接；请重新打开。</translation>
    </message>
    <message>
        <source>The network no longer reaches the instrument; check its cable and power, then open it again.</source>
        <translation>网络已无法到达仪器；请检查其电缆和电源，然后重新打开。</translation>
    </message>
    <message>
        <source>The connection failed (%1); open it again.</source>
        <translation>连接失败（%1）；请重新打开。</translation>
    </message>
    <message>
        <source>The instrument did not answer in time; check the command or allow more time.</source>
        <translation>仪器未及时应答；请检查命令或延长超时。</translation>
    </message>
    <message>
        <source>The operation was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>Connecting to %1 was cancelled.</source>
        <translation>已取消连接到 %1。</translation>
    </message>
    <message>
        <source>%1 refuses connections on port %2; check the port and that the service is switched on.</source>
        <translation>%1 拒绝端口 %2 上的连接；请检查端口以及该服务是否已启用。</translation>
    </message>
    <message>
        <source>%1 cannot be reached (port %2); check its address and the network.</source>
        <translation>无法访问 %1（端口 %2）；请检查其地址和网络。</translation>
    </message>
    <message>
        <source>%1 did not answer on port %2 in time; check its power, cable and address.</source>
        <translation>%1 在端口 %2 上未及时应答；请检查其电源、电缆和地址。</translation>
    </message>
    <message>
        <source>This computer does not allow a connection to %1, port %2; check its firewall.</source>
        <translation>本计算机不允许连接到 %1 的端口 %2；请检查防火墙。</translation>
    </message>
    <message>
        <source>No connection to %1, port %2: %3.</source>
        <translation>无法连接到 %1 的端口 %2：%3。</translation>
    </message>
</context>
<context>
    <name>visor::wire::TlsContext</name>
    <message>
        <source>Secure connections cannot be set up on this computer; check its OpenSSL.</source>
        <translation>无法在本计算机上建立安全连接；请检查其 OpenSSL。</translation>
    </message>
</context>
<context>
    <name>visor::wire::TlsIdentity</name>
    <message>
        <source>No certificate could be made; check this computer&apos;s OpenSSL.</source>
        <translation>无法创建证书；请检查本计算机的 OpenSSL。</translation>
    </message>
</context>
<context>
    <name>visor::wire::TlsStream</name>
    <message>
        <source>The secure connection broke; open it again.</source>
        <translation>安全连接已中断；请重新打开。</translation>
    </message>
    <message>
        <source>The TLS handshake failed: %1.</source>
        <translation>TLS 握手失败：%1。</translation>
    </message>
    <message>
        <source>The other end closed the secure connection; open it again.</source>
        <translation>对方关闭了安全连接；请重新打开。</translation>
    </message>
    <message>
        <source>The other end goes on sending instead of ending the secure connection; open it again.</source>
        <translation>对方没有结束安全连接，而是继续发送；请重新打开。</translation>
    </message>
</context>
<context>
    <name>visor::wire::TlsTrust</name>
    <message>
        <source>it is not the certificate that was trusted for %1 before</source>
        <translation>它与之前为 %1 信任的证书不同</translation>
    </message>
    <message>
        <source>it expired on %1</source>
        <translation>它已于 %1 过期</translation>
    </message>
    <message>
        <source>it is valid from %1 only</source>
        <translation>它从 %1 起才有效</translation>
    </message>
    <message>
        <source>no authority known to this computer vouches for it</source>
        <translation>没有本计算机所知的证书颁发机构为其担保</translation>
    </message>
    <message>
        <source>it was made for another name than %1</source>
        <translation>它是为 %1 以外的名称颁发的</translation>
    </message>
    <message>
        <source>the authority behind it has expired</source>
        <translation>为其担保的证书颁发机构已过期</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2. Compare its fingerprint with the instrument&apos;s and trust it, or install a valid one.</source>
        <translation>%1 的证书不受信任：%2。请将其指纹与仪器的指纹比对后信任该证书，或安装有效的证书。</translation>
    </message>
</context>
</TS>
