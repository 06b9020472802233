<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutWindow</name>
    <message>
        <source>window, network, database driver</source>
        <translation>窗口、网络、数据库驱动</translation>
    </message>
    <message>
        <source>axes and grids</source>
        <translation>坐标轴与网格</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s client</source>
        <translation>PostgreSQL 客户端</translation>
    </message>
    <message>
        <source>fleet files</source>
        <translation>机群文件</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>passwords in the desktop&apos;s keychain</source>
        <translation>桌面钥匙串中的密码</translation>
    </message>
    <message>
        <source>history</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>TLS, certificates of the practice lab</source>
        <translation>TLS、练习环境的证书</translation>
    </message>
    <message>
        <source>land on the map</source>
        <translation>地图上的陆地</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>文字字体</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>数字字体</translation>
    </message>
</context>
<context>
    <name>ActionRunner</name>
    <message>
        <source>make %1 a standby of %2</source>
        <translation>使 %1 成为 %2 的备库</translation>
    </message>
    <message>
        <source>it is not known how standbys log in</source>
        <translation>不知道备库如何登录</translation>
    </message>
    <message>
        <source>Declare replication: CREDENTIAL for the cluster.</source>
        <translation>请为集群声明 replication: CREDENTIAL。</translation>
    </message>
    <message>
        <source>write through %1</source>
        <translation>经由 %1 写入</translation>
    </message>
    <message>
        <source>it does not lead to %1</source>
        <translation>它没有指向 %1</translation>
    </message>
    <message>
        <source>Look where the endpoint leads.</source>
        <translation>请查看端点指向哪里。</translation>
    </message>
    <message>
        <source>wait for what a person does at %1</source>
        <translation>等待人员在 %1 上完成处理</translation>
    </message>
    <message>
        <source>Do it, then resume the operation.</source>
        <translation>请完成它，然后继续此操作。</translation>
    </message>
    <message>
        <source>stop %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>a session that began after the fence and asked to write has committed at %1, and %2 has not received that</source>
        <translation>隔离之后开始并要求写入的会话在 %1 处提交了事务，而 %2 未收到该事务</translation>
    </message>
    <message>
        <source>Find the application that asks for READ WRITE, keep it away, then begin again.</source>
        <translation>请找出要求 READ WRITE 的应用程序，阻止其连接，然后重新开始。</translation>
    </message>
    <message>
        <source>ask Patroni for %1</source>
        <translation>向 Patroni 询问 %1</translation>
    </message>
    <message>
        <source>none of its members has that address or name</source>
        <translation>其成员中没有该地址或名称</translation>
    </message>
    <message>
        <source>Check the node&apos;s patroni address in the fleet file.</source>
        <translation>请检查机群文件中该节点的 patroni 地址。</translation>
    </message>
    <message>
        <source>wait until %1 takes writes</source>
        <translation>等待 %1 接受写入</translation>
    </message>
    <message>
        <source>Patroni made it the leader, but it is still in recovery</source>
        <translation>Patroni 已将其设为 leader，但它仍处于恢复状态</translation>
    </message>
    <message>
        <source>See Patroni&apos;s log, then resume the operation.</source>
        <translation>请查看 Patroni 的日志，然后继续该操作。</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>已按要求停止</translation>
    </message>
    <message>
        <source>to be done by hand on its machine: %1</source>
        <translation>需在其主机上手动执行：%1</translation>
    </message>
    <message>
        <source>Begin again, or go on, when somebody can do it.</source>
        <translation>待有人可以执行时，请重新开始或继续。</translation>
    </message>
</context>
<context>
    <name>AvailabilityRows</name>
    <message>
        <source>in sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>未监视</translation>
    </message>
</context>
<context>
    <name>AvailabilityTable</name>
    <message>
        <source>not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>超出 %1</translation>
    </message>
    <message>
        <source>Cluster or region</source>
        <translation>集群或区域</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Downtime budget</source>
        <translation>停机预算</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>已监视</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>逐日</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>CandidateRows</name>
    <message>
        <source>every node of the cluster</source>
        <translation>集群的每个节点</translation>
    </message>
    <message>
        <source>is a standby that streams: nothing to rejoin</source>
        <translation>是正在流复制的备库：无需重新加入</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>all nodes</source>
        <translation>所有节点</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时效</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
</context>
<context>
    <name>ChartSheet</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>ClusterFacts</name>
    <message>
        <source>not declared</source>
        <translation>未声明</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>无已知</translation>
    </message>
    <message>
        <source>Standbys that follow</source>
        <translation>正常跟随的备库</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Recovery time (RTO)</source>
        <translation>恢复时间（RTO）</translation>
    </message>
    <message>
        <source>Data loss (RPO)</source>
        <translation>数据丢失（RPO）</translation>
    </message>
    <message>
        <source>Lag, warning and critical</source>
        <translation>延迟（警告和严重）</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>轮询</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Failed after</source>
        <translation>判定故障</translation>
    </message>
    <message numerus="yes">
        <source>%n poll(s) in a row</source>
        <translation>
            <numerusform>连续 %n 次轮询</numerusform>
        </translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
</context>
<context>
    <name>ConnectionCheck</name>
    <message>
        <source>look up the name of %1 (%2)</source>
        <translation>解析 %1 的名称（%2）</translation>
    </message>
    <message>
        <source>connect to %1 (%2)</source>
        <translation>连接 %1（%2）</translation>
    </message>
    <message>
        <source>encrypt the connection to %1 (%2)</source>
        <translation>加密到 %1 的连接（%2）</translation>
    </message>
    <message>
        <source>log in to %1 (%2)</source>
        <translation>登录 %1（%2）</translation>
    </message>
    <message>
        <source>check the rights on %1 (%2)</source>
        <translation>检查在 %1 上的权限（%2）</translation>
    </message>
    <message>
        <source>ask %1 (%2) for its replication</source>
        <translation>查询 %1 的复制情况（%2）</translation>
    </message>
    <message>
        <source>an answer is missing</source>
        <translation>缺少应答</translation>
    </message>
    <message>
        <source>Test again.</source>
        <translation>请重新测试。</translation>
    </message>
</context>
<context>
    <name>CtlHistory</name>
    <message>
        <source>undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>%1 %2: %3 in %4</source>
        <translation>%1 %2：%3，用时 %4</translation>
    </message>
    <message>
        <source>A client saw a gap of %1 between two writes, %2 failed statements, %3 lost rows</source>
        <translation>客户端观察到两次写入之间间隔 %1，失败语句 %2 条，丢失 %3 行</translation>
    </message>
    <message>
        <source>What is left to do:</source>
        <translation>尚待完成：</translation>
    </message>
    <message>
        <source>Go on with: meridianctl resume %1</source>
        <translation>继续请执行：meridianctl resume %1</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>STARTED</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>CLUSTER</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>原主库</translation>
    </message>
    <message>
        <source>TO</source>
        <translation>新主库</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&gt;DURATION</source>
        <translation>&gt;耗时</translation>
    </message>
    <message>
        <source>&gt;OUTAGE</source>
        <translation>&gt;中断时间</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Or take it back with: meridianctl undo %1</source>
        <translation>或用以下命令撤销：meridianctl undo %1</translation>
    </message>
</context>
<context>
    <name>CtlLab</name>
    <message>
        <source>The lab runs until Ctrl-C or &quot;meridianctl lab down&quot;.</source>
        <translation>练习环境将运行到 Ctrl-C 或 &quot;meridianctl lab down&quot;。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Practice lab &quot;%1&quot; in %2, since %3, owner %4
Fleet file: %5
Network faults: %6

</source>
        <translation>练习环境“%1”位于 %2，自 %3 起，所有者 %4
机群文件：%5
网络故障：%6

</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>NODE</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>REGION</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>FOLLOWS</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>STREAMING</source>
        <translation>流复制</translation>
    </message>
    <message>
        <source>FAULTS</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>the lab&apos;s owner had died; what it left is cleared away</source>
        <translation>练习环境的所有者已死亡；其遗留内容已清理</translation>
    </message>
    <message>
        <source>no lab is running there</source>
        <translation>那里没有练习环境在运行</translation>
    </message>
    <message>
        <source>find the practice lab in %1</source>
        <translation>在 %1 中查找练习环境</translation>
    </message>
    <message>
        <source>start one with: meridianctl lab up</source>
        <translation>请启动：meridianctl lab up</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Notify of &amp;critical events</source>
        <translation>通知严重事件(&amp;C)</translation>
    </message>
    <message>
        <source>Notify of &amp;warnings, too</source>
        <translation>同时通知警告(&amp;W)</translation>
    </message>
    <message>
        <source>Show the worst state in the &amp;tray</source>
        <translation>在托盘显示最差状态(&amp;T)</translation>
    </message>
    <message>
        <source>C&amp;lose to the tray instead of ending</source>
        <translation>关闭窗口时留在托盘(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Emergency</name>
    <message>
        <source>Begin the emergency failover: more than one region is lost.</source>
        <translation>请开始紧急故障转移：已失去不止一个区域。</translation>
    </message>
    <message>
        <source>Nothing can be written: bring the primary back, or fail over.</source>
        <translation>无法写入：请恢复主库，或进行故障转移。</translation>
    </message>
    <message>
        <source>Promote nothing before it is known what the other side does.</source>
        <translation>在查明另一侧的情况之前，请勿提升任何节点。</translation>
    </message>
    <message>
        <source>Prepare a failover in case another region is lost.</source>
        <translation>请准备故障转移，以防再失去一个区域。</translation>
    </message>
    <message>
        <source>Emergency: %1 are down</source>
        <translation>紧急：%1 已停机</translation>
    </message>
    <message>
        <source>Cluster %1 cannot be written to</source>
        <translation>集群 %1 无法写入</translation>
    </message>
    <message>
        <source>Region %1 is down</source>
        <translation>区域 %1 已停机</translation>
    </message>
</context>
<context>
    <name>EventColumns</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>EventMarks</name>
    <message>
        <source>%1: %2</source>
        <comment>a node and what happened to it</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>serve metrics on %1</source>
        <translation>在 %1 上提供指标</translation>
    </message>
    <message>
        <source>Choose another port, or end what listens there.</source>
        <translation>请换一个端口，或结束占用该端口的程序。</translation>
    </message>
    <message>
        <source>Choose an address of this machine and a port that this user may open.</source>
        <translation>请选择本机的地址，以及当前用户可以打开的端口。</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>System identifier</source>
        <translation>系统标识符</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>自称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Password from</source>
        <translation>密码来源</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收进程</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>最近消息</translation>
    </message>
    <message>
        <source>Through slot</source>
        <translation>经由复制槽</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Writes at</source>
        <translation>写入位置</translation>
    </message>
    <message>
        <source>Standbys attached</source>
        <translation>已连接的备库</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation>已重放</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>复制槽</translation>
    </message>
    <message>
        <source>active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>不活动</translation>
    </message>
    <message>
        <source>%1, keeps %2, WAL is %3</source>
        <translation>%1，保留 %2，WAL 状态为 %3</translation>
    </message>
    <message>
        <source>%1, keeps %2</source>
        <translation>%1，保留 %2</translation>
    </message>
    <message>
        <source>Archiver</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>failing at %1</source>
        <translation>在 %1 处失败</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) archived</source>
        <translation>
            <numerusform>已归档 %n 个段</numerusform>
        </translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>Transactions/s</source>
        <translation>事务/秒</translation>
    </message>
    <message>
        <source>Oldest transaction</source>
        <translation>最老事务</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>TCP connect</source>
        <translation>TCP 连接</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS 握手</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>时钟偏差</translation>
    </message>
    <message>
        <source>Polled</source>
        <translation>上次轮询</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>最近应答</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>%1, lag %2</source>
        <translation>%1，延迟 %2</translation>
    </message>
    <message>
        <source>As %1 says</source>
        <translation>%1 的说法</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发送进程</translation>
    </message>
    <message>
        <source>nothing attached</source>
        <translation>无连接</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>同步方式</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>Flushed</source>
        <translation>已落盘</translation>
    </message>
    <message>
        <source>Write, flush, replay delay</source>
        <translation>写入、落盘、重放时延</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>最近回复</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Round trip from here</source>
        <translation>从本机往返</translation>
    </message>
    <message>
        <source>Worst lag</source>
        <translation>最大延迟</translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation>司法管辖区</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>no coordinates declared</source>
        <translation>未声明坐标</translation>
    </message>
    <message>
        <source>Latency to other regions (expected)</source>
        <translation>到其他区域的时延（预期）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>轮询</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Applier</source>
        <translation>应用线程</translation>
    </message>
    <message>
        <source>Parallel workers</source>
        <translation>并行工作线程</translation>
    </message>
    <message>
        <source>Delayed on purpose</source>
        <translation>有意延迟</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>on, and it works</source>
        <translation>已开启，且生效</translation>
    </message>
    <message>
        <source>on, but nobody takes part</source>
        <translation>已开启，但无人参与</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>已执行</translation>
    </message>
    <message>
        <source>No longer in its logs</source>
        <translation>已不在其日志中</translation>
    </message>
    <message>
        <source>Takes writes</source>
        <translation>接受写入</translation>
    </message>
    <message>
        <source>from nobody</source>
        <translation>不接受任何人的写入</translation>
    </message>
    <message>
        <source>from administrators only</source>
        <translation>仅接受管理员的写入</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Semi-synchronous</source>
        <translation>半同步</translation>
    </message>
</context>
<context>
    <name>FileSave</name>
    <message>
        <source>Writing %1 failed: %2. Choose another place.</source>
        <translation>写入 %1 失败：%2。请选择其他位置。</translation>
    </message>
</context>
<context>
    <name>FleetEdit</name>
    <message>
        <source>change &apos;%1&apos; in the fleet file</source>
        <translation>更改机群文件中的“%1”</translation>
    </message>
    <message>
        <source>Nothing was changed. Make this change in a text editor; the file is read again as soon as it is saved.</source>
        <translation>未做任何更改。请在文本编辑器中进行此更改；文件保存后会立即重新读取。</translation>
    </message>
    <message>
        <source>its place in the text was not found</source>
        <translation>未找到它在文本中的位置</translation>
    </message>
    <message>
        <source>it is written in a way that cannot be changed without side effects</source>
        <translation>其写法无法在不影响其他内容的情况下更改</translation>
    </message>
    <message>
        <source>there is no place for it</source>
        <translation>没有可放置它的位置</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it is no list</source>
        <translation>它不是列表</translation>
    </message>
    <message>
        <source>there is nothing</source>
        <translation>那里什么也没有</translation>
    </message>
    <message>
        <source>read the fleet file</source>
        <translation>读取机群文件</translation>
    </message>
    <message>
        <source>line %1: not valid YAML: %2</source>
        <translation>第 %1 行：不是有效的 YAML：%2</translation>
    </message>
    <message>
        <source>Correct the file in a text editor.</source>
        <translation>请在文本编辑器中修正文件。</translation>
    </message>
</context>
<context>
    <name>FleetFile</name>
    <message>
        <source>expected one YAML document, a second begins here; is the indentation right?</source>
        <translation>应只有一个 YAML 文档，此处却开始了第二个；缩进是否正确？</translation>
    </message>
    <message>
        <source>not valid YAML: %1</source>
        <translation>不是有效的 YAML：%1</translation>
    </message>
    <message>
        <source>expected a file, found a folder</source>
        <translation>应为文件，却是文件夹</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>expected a fleet file, found more than 16 MB</source>
        <translation>应为机群文件，却超过 16 MB</translation>
    </message>
    <message>
        <source>expected UTF-8 text, found other bytes in this line</source>
        <translation>应为 UTF-8 文本，此行却有其他字节</translation>
    </message>
    <message>
        <source>read the fleet file %1</source>
        <translation>读取机群文件 %1</translation>
    </message>
    <message>
        <source>correct the file; it is read again as soon as it is saved</source>
        <translation>请修正文件；保存后会立即重新读取</translation>
    </message>
</context>
<context>
    <name>FleetReader</name>
    <message>
        <source>region &apos;%1&apos; is declared twice, first in line %2</source>
        <translation>区域“%1”声明了两次，首次在第 %2 行</translation>
    </message>
    <message>
        <source>credential &apos;%1&apos; is declared twice, first in line %2</source>
        <translation>凭据“%1”声明了两次，首次在第 %2 行</translation>
    </message>
    <message>
        <source>cluster &apos;%1&apos; is declared twice, first in line %2</source>
        <translation>集群“%1”声明了两次，首次在第 %2 行</translation>
    </message>
    <message>
        <source>node &apos;%1&apos; is declared twice, first in line %2</source>
        <translation>节点“%1”声明了两次，首次在第 %2 行</translation>
    </message>
    <message>
        <source>unknown region &apos;%1&apos;: expected one of a public cloud or one declared under &apos;regions&apos;</source>
        <translation>未知区域“%1”：应为公有云的区域，或在 regions 下声明的区域</translation>
    </message>
    <message>
        <source>unknown region &apos;%1&apos;; did you mean &apos;%2&apos;?</source>
        <translation>未知区域“%1”；是否想写“%2”？</translation>
    </message>
    <message>
        <source>unknown credential &apos;%1&apos;: expected one declared under &apos;credentials&apos;</source>
        <translation>未知凭据“%1”：应在 credentials 下声明</translation>
    </message>
    <message>
        <source>unknown credential &apos;%1&apos;; did you mean &apos;%2&apos;?</source>
        <translation>未知凭据“%1”；是否想写“%2”？</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2) must not be more than &apos;%3&apos; (%4)</source>
        <translation>“%1”（%2）不得大于“%3”（%4）</translation>
    </message>
    <message>
        <source>&apos;service&apos;: expected version/cluster as pg_lsclusters shows them, such as 15/main, found &apos;%1&apos;</source>
        <translation>“service”：应为 pg_lsclusters 所示的 version/cluster，例如 15/main，却是“%1”</translation>
    </message>
    <message>
        <source>endpoint &apos;%1&apos; is declared twice, first in line %2</source>
        <translation>端点“%1”声明了两次，首次在第 %2 行</translation>
    </message>
    <message>
        <source>&apos;%1: %2&apos; needs &apos;%3&apos; beside it</source>
        <translation>“%1: %2”需要同时有“%3”</translation>
    </message>
    <message>
        <source>&apos;endpoints&apos;: those of %1 cannot be looked through yet</source>
        <translation>“endpoints”：尚无法查看 %1 的端点</translation>
    </message>
</context>
<context>
    <name>FleetSave</name>
    <message>
        <source>read the fleet file %1</source>
        <translation>读取机群文件 %1</translation>
    </message>
    <message>
        <source>Check the file&apos;s name and its permissions.</source>
        <translation>请检查文件名及其权限。</translation>
    </message>
    <message>
        <source>it has more than 16 MB</source>
        <translation>它超过 16 MB</translation>
    </message>
    <message>
        <source>Check that it is a fleet file.</source>
        <translation>请确认它是机群文件。</translation>
    </message>
    <message>
        <source>write the fleet file %1</source>
        <translation>写入机群文件 %1</translation>
    </message>
    <message>
        <source>somebody else changed it since it was read</source>
        <translation>读取之后有其他人更改了它</translation>
    </message>
    <message>
        <source>Look at what is there now, reload it and make your change again.</source>
        <translation>请查看其当前内容，重新加载后再次进行更改。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and its free space.</source>
        <translation>请检查文件夹的权限及其剩余空间。</translation>
    </message>
</context>
<context>
    <name>Flight</name>
    <message>
        <source>There was no history.</source>
        <translation>没有历史记录。</translation>
    </message>
    <message>
        <source>put files into an archive</source>
        <translation>将文件写入归档</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Where this workstation stands</source>
        <translation>本工作站的位置</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>提供商(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Latitude</source>
        <translation>纬度(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;ongitude</source>
        <translation>经度(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Jurisdiction</source>
        <translation>司法管辖区(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Cost factor</source>
        <translation>成本系数(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>服务(&amp;S)</translation>
    </message>
    <message>
        <source>Password &amp;file</source>
        <translation>密码文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation>数据库(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>区域(&amp;R)</translation>
    </message>
    <message>
        <source>Cr&amp;edential</source>
        <translation>凭据(&amp;E)</translation>
    </message>
    <message>
        <source>Pr&amp;iority</source>
        <translation>优先级(&amp;I)</translation>
    </message>
    <message>
        <source>When the primary is lost</source>
        <translation>失去主库时</translation>
    </message>
    <message>
        <source>Pr&amp;omotion</source>
        <translation>提升(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;TLS</source>
        <translation>TLS(&amp;T)</translation>
    </message>
    <message>
        <source>Root certi&amp;ficate</source>
        <translation>根证书(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>环境(&amp;E)</translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation>颜色(&amp;L)</translation>
    </message>
    <message>
        <source>Cre&amp;dential</source>
        <translation>凭据(&amp;D)</translation>
    </message>
    <message>
        <source>Recovery &amp;time (RTO)</source>
        <translation>恢复时间（RTO）(&amp;T)</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Data &amp;loss (RPO)</source>
        <translation>数据丢失（RPO）(&amp;L)</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>轮询</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Timeout of connecting</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Longest pause</source>
        <translation>最长停顿</translation>
    </message>
    <message>
        <source>Fresh connection every</source>
        <translation>重新连接间隔</translation>
    </message>
    <message>
        <source>Details every</source>
        <translation>详细信息间隔</translation>
    </message>
    <message>
        <source>Healthy within</source>
        <translation>健康上限</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Degraded within</source>
        <translation>降级上限</translation>
    </message>
    <message>
        <source>Strikes until failed</source>
        <translation>判定故障的失败次数</translation>
    </message>
    <message>
        <source>Good polls until healthy</source>
        <translation>恢复健康的良好轮询次数</translation>
    </message>
    <message>
        <source>Lag that warns</source>
        <translation>延迟警告值</translation>
    </message>
    <message>
        <source>Lag that is unhealthy</source>
        <translation>延迟严重值</translation>
    </message>
    <message>
        <source>Bytes behind, when stalled</source>
        <translation>停滞时落后字节数</translation>
    </message>
    <message>
        <source>Bytes behind, always</source>
        <translation>任何时候落后字节数</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>网络往返时间</translation>
    </message>
    <message>
        <source>Database response</source>
        <translation>数据库响应时间</translation>
    </message>
    <message>
        <source>Latency it is made for</source>
        <translation>架构设计时延</translation>
    </message>
    <message>
        <source>Oldest transaction</source>
        <translation>最老事务</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>时钟偏差</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>机群</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
</context>
<context>
    <name>GtidSet</name>
    <message>
        <source>a number of at most %1</source>
        <translation>不大于 %1 的数字</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>the UUID of a server</source>
        <translation>服务器的 UUID</translation>
    </message>
    <message>
        <source>a tag of at most 32 letters</source>
        <translation>最多 32 个字母的标签</translation>
    </message>
    <message>
        <source>read a set of GTIDs</source>
        <translation>读取 GTID 集合</translation>
    </message>
    <message>
        <source>character %1: expected %2, but the text ends</source>
        <translation>第 %1 个字符：应为%2，但文本已结束</translation>
    </message>
    <message>
        <source>character %1: expected %2, found &apos;%3&apos;</source>
        <translation>第 %1 个字符：应为%2，实际为“%3”</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>大于 0 的数字</translation>
    </message>
    <message>
        <source>an interval that does not end before it begins</source>
        <translation>终点不早于起点的区间</translation>
    </message>
    <message>
        <source>&apos;:&apos; and an interval</source>
        <translation>“:”和一个区间</translation>
    </message>
    <message>
        <source>&apos;:&apos; or &apos;,&apos;</source>
        <translation>“:”或“,”</translation>
    </message>
    <message>
        <source>each domain once</source>
        <translation>每个域只出现一次</translation>
    </message>
</context>
<context>
    <name>HostCommand</name>
    <message>
        <source>do &quot;%1&quot; on the machine</source>
        <translation>在主机上执行“%1”</translation>
    </message>
    <message>
        <source>the node&apos;s control is &quot;%1&quot;</source>
        <translation>此节点的 control 为“%1”</translation>
    </message>
    <message>
        <source>declare control: local or ssh for the node, or do it by hand</source>
        <translation>请为此节点声明 control: local 或 ssh，或手动执行</translation>
    </message>
    <message>
        <source>the data directory is not known</source>
        <translation>数据目录未知</translation>
    </message>
    <message>
        <source>declare control: data for the node</source>
        <translation>请为此节点声明 control: data</translation>
    </message>
    <message>
        <source>the stamp &quot;%1&quot; is no word</source>
        <translation>标记“%1”不是一个单词</translation>
    </message>
    <message>
        <source>what is to be written there is no text</source>
        <translation>要写入那里的内容不是文本</translation>
    </message>
</context>
<context>
    <name>HostError</name>
    <message>
        <source>do &quot;%1&quot; on %2</source>
        <translation>在 %2 上执行“%1”</translation>
    </message>
    <message>
        <source>Install %1.</source>
        <translation>请安装 %1。</translation>
    </message>
    <message>
        <source>not done within %1; %2</source>
        <translation>%1 内未完成；%2</translation>
    </message>
    <message>
        <source>Look at the machine, then do it again.</source>
        <translation>请查看该主机，然后重试。</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>已被中止</translation>
    </message>
    <message>
        <source>Stop the server first.</source>
        <translation>请先停止服务器。</translation>
    </message>
    <message>
        <source>See the server&apos;s log; give it more time in the cluster&apos;s limits.</source>
        <translation>请查看服务器日志；并在集群的 limits 中给它更多时间。</translation>
    </message>
    <message>
        <source>Correct control: data of the node, or copy it anew.</source>
        <translation>请修正此节点的 control: data，或重新完整复制它。</translation>
    </message>
    <message>
        <source>Correct the path and control: account in the fleet file.</source>
        <translation>请修正机群文件中的路径和 control: account。</translation>
    </message>
    <message>
        <source>Set the data directory aside first.</source>
        <translation>请先将数据目录移开保存。</translation>
    </message>
    <message>
        <source>Wait until these processes are gone, or end them on that machine.</source>
        <translation>请等待这些进程消失，或在该主机上结束它们。</translation>
    </message>
    <message>
        <source>Set the data directory aside instead: what is left of it is kept whole.</source>
        <translation>请改为将数据目录移开保存：其剩余内容将完整保留。</translation>
    </message>
    <message>
        <source>Declare the account that owns the server as control: account.</source>
        <translation>请将拥有服务器的账户声明为 control: account。</translation>
    </message>
    <message>
        <source>See the server&apos;s log.</source>
        <translation>请查看服务器日志。</translation>
    </message>
    <message>
        <source>Make room there, and see who owns that folder.</source>
        <translation>请在那里腾出空间，并检查该文件夹的所有者。</translation>
    </message>
    <message>
        <source>Its own words say why.</source>
        <translation>其自身的消息说明了原因。</translation>
    </message>
    <message>
        <source>Find out why its host key has changed before you trust it again.</source>
        <translation>请先查明其主机密钥为何改变，再重新信任它。</translation>
    </message>
    <message>
        <source>Compare its host key, then add it to known_hosts: log in once with ssh.</source>
        <translation>请核对其主机密钥，然后将其加入 known_hosts：用 ssh 登录一次即可。</translation>
    </message>
    <message>
        <source>Give Meridian a key that this machine accepts: control: ssh: identity, or the agent. It never uses passwords.</source>
        <translation>请为 Meridian 提供该主机接受的密钥：control: ssh: identity，或通过密钥代理。它从不使用密码。</translation>
    </message>
    <message>
        <source>Name the one key to use: control: ssh: identity.</source>
        <translation>请指定要使用的唯一密钥：control: ssh: identity。</translation>
    </message>
    <message>
        <source>Correct control: ssh: host of the node.</source>
        <translation>请修正此节点的 control: ssh: host。</translation>
    </message>
    <message>
        <source>No ssh server listens there: check host and port.</source>
        <translation>那里没有 ssh 服务器在监听：请检查主机和端口。</translation>
    </message>
    <message>
        <source>Check the network between here and there.</source>
        <translation>请检查两地之间的网络。</translation>
    </message>
    <message>
        <source>See the log of that machine&apos;s ssh server.</source>
        <translation>请查看该主机 ssh 服务器的日志。</translation>
    </message>
    <message>
        <source>Let this account run sh as the server&apos;s owner without a password (sudoers, NOPASSWD), or log in as the owner.</source>
        <translation>请允许此账户无需密码即以服务器所有者身份运行 sh（sudoers，NOPASSWD），或以所有者身份登录。</translation>
    </message>
    <message>
        <source>Correct control: account of the node.</source>
        <translation>请修正此节点的 control: account。</translation>
    </message>
    <message>
        <source>Declare the folder of PostgreSQL&apos;s programs as control: bin.</source>
        <translation>请将 PostgreSQL 程序所在的文件夹声明为 control: bin。</translation>
    </message>
    <message>
        <source>%1 ended without a word</source>
        <translation>%1 未给出任何消息就结束了</translation>
    </message>
    <message>
        <source>Try its command by hand on that machine.</source>
        <translation>请在该主机上手动试运行其命令。</translation>
    </message>
    <message>
        <source>make a private folder in %1</source>
        <translation>在 %1 中创建私有文件夹</translation>
    </message>
    <message>
        <source>Set TMPDIR to a short path that you may write to.</source>
        <translation>请将 TMPDIR 设为您可写入的较短路径。</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>since %1 (%2)</source>
        <translation>自 %1 起（%2）</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Availability this month</source>
        <translation>本月可用性</translation>
    </message>
    <message>
        <source>Target %1 %, met</source>
        <translation>目标 %1 %，达标</translation>
    </message>
    <message>
        <source>Target %1 %, missed</source>
        <translation>目标 %1 %，未达标</translation>
    </message>
    <message>
        <source>It may still be down for</source>
        <translation>还可停机</translation>
    </message>
    <message>
        <source>Down too long by</source>
        <translation>停机超出</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>No primary answers.</source>
        <translation>没有主库应答。</translation>
    </message>
    <message>
        <source>The primary answers and all nodes are healthy.</source>
        <translation>主库正常应答，所有节点健康。</translation>
    </message>
    <message>
        <source>Worst lag: %1</source>
        <translation>最大延迟：%1</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>open the journal %1</source>
        <translation>打开操作日志 %1</translation>
    </message>
    <message>
        <source>a newer version of Meridian has written it</source>
        <translation>它由更新版本的 Meridian 写入</translation>
    </message>
    <message>
        <source>Use that version, or another file.</source>
        <translation>请使用该版本，或换一个文件。</translation>
    </message>
    <message>
        <source>use the journal %1</source>
        <translation>使用操作日志 %1</translation>
    </message>
    <message>
        <source>there is no operation %1</source>
        <translation>没有操作 %1</translation>
    </message>
    <message>
        <source>See: meridianctl history</source>
        <translation>请看：meridianctl history</translation>
    </message>
</context>
<context>
    <name>Lag</name>
    <message>
        <source>1 transaction</source>
        <translation>1 个事务</translation>
    </message>
    <message>
        <source>%1 transactions</source>
        <translation>%1 个事务</translation>
    </message>
</context>
<context>
    <name>Land</name>
    <message>
        <source>read the map&apos;s land data</source>
        <translation>读取地图的陆地数据</translation>
    </message>
    <message>
        <source>damaged file: %1</source>
        <translation>文件已损坏：%1</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
</context>
<context>
    <name>LatencyTable</name>
    <message>
        <source>→ steady</source>
        <translation>→ 平稳</translation>
    </message>
    <message>
        <source>↗ %1 % more than the hour before</source>
        <translation>↗ 比前一小时高 %1 %</translation>
    </message>
    <message>
        <source>↘ %1 % less than the hour before</source>
        <translation>↘ 比前一小时低 %1 %</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Expected by distance</source>
        <translation>按距离预期</translation>
    </message>
    <message>
        <source>%1, above the limit of %2</source>
        <translation>%1，超过上限 %2</translation>
    </message>
    <message>
        <source>Mean of 5 min</source>
        <translation>5 分钟平均</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>可靠性</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>测量者</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>Replication lag</source>
        <translation>复制延迟</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <translation>&lt; %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>&gt; %1</source>
        <translation>&gt; %1</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>主库</translation>
    </message>
</context>
<context>
    <name>MapReach</name>
    <message numerus="yes">
        <source>Partition suspected: %n region(s) cut off: %1</source>
        <translation>
            <numerusform>疑似网络分区：%n 个区域被隔断：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Partition suspected: %1 does not answer from here, still reachable from %2</source>
        <translation>疑似网络分区：%1 对本机无应答，但从 %2 仍可达</translation>
    </message>
    <message>
        <source>Partition suspected: %1 is cut off from %2, still reachable from %3</source>
        <translation>疑似网络分区：%1 与 %2 隔断，但从 %3 仍可达</translation>
    </message>
    <message>
        <source>Partition suspected: %1 is cut off from %2, still reachable from here</source>
        <translation>疑似网络分区：%1 与 %2 隔断，但从本机仍可达</translation>
    </message>
    <message>
        <source>Partition suspected: %1 is cut off from %2, and does not answer from here</source>
        <translation>疑似网络分区：%1 与 %2 隔断，且对本机无应答</translation>
    </message>
</context>
<context>
    <name>MapTexts</name>
    <message>
        <source>no answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>unreachable %1</source>
        <translation>不可达 %1</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>主库</translation>
    </message>
    <message numerus="yes">
        <source>primary · %n node(s)</source>
        <translation>
            <numerusform>主库 · %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 primaries · %n node(s)</source>
        <translation>
            <numerusform>%1 个主库 · %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n standby(s)</source>
        <translation>
            <numerusform>%n 个备库</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>replay stalled, lag %1</source>
        <translation>重放停滞，延迟 %1</translation>
    </message>
    <message>
        <source>replay stalled</source>
        <translation>重放停滞</translation>
    </message>
    <message>
        <source>not receiving, data at least %1 old</source>
        <translation>未在接收，数据至少已旧 %1</translation>
    </message>
    <message>
        <source>not receiving</source>
        <translation>未在接收</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>no servers</source>
        <translation>没有服务器</translation>
    </message>
    <message numerus="yes">
        <source>%n unreachable</source>
        <translation>
            <numerusform>%n 个不可达</numerusform>
        </translation>
    </message>
    <message>
        <source>broken</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>两端不一致</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>stalled · %1</source>
        <translation>停滞 · %1</translation>
    </message>
    <message>
        <source>catching up · %1</source>
        <translation>追赶中 · %1</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>追赶中</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>曾为 %1</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>nothing known</source>
        <translation>无已知信息</translation>
    </message>
</context>
<context>
    <name>MyError</name>
    <message>
        <source>this is %1, not %2</source>
        <translation>这是 %1，不是 %2</translation>
    </message>
    <message>
        <source>Correct the cluster&apos;s engine in the fleet file.</source>
        <translation>请在机群文件中更正该集群的引擎。</translation>
    </message>
    <message>
        <source>GRANT %1 to the account that Meridian logs in with.</source>
        <translation>请将 %1 授予（GRANT）Meridian 登录所用的账户。</translation>
    </message>
    <message>
        <source>Check the password in the keychain (or its alternative) and the account&apos;s host.</source>
        <translation>请检查钥匙串（或其替代来源）中的密码以及账户允许的主机。</translation>
    </message>
    <message>
        <source>Unlock the account, renew its password or allow this address, as the server says.</source>
        <translation>请按服务器的提示解锁账户、更新密码或允许此地址。</translation>
    </message>
    <message>
        <source>GRANT what is missing to the account that Meridian logs in with.</source>
        <translation>请将缺少的权限授予（GRANT）Meridian 登录所用的账户。</translation>
    </message>
    <message>
        <source>The server has no connection left: raise max_connections or end some sessions.</source>
        <translation>服务器已无可用连接：请调高 max_connections 或结束一些会话。</translation>
    </message>
    <message>
        <source>The server was stopped or the session was ended.</source>
        <translation>服务器已停止，或会话已被结束。</translation>
    </message>
    <message>
        <source>The server is too busy to answer in time.</source>
        <translation>服务器过于繁忙，无法及时应答。</translation>
    </message>
    <message>
        <source>The server, or something before it, hung up; see its log.</source>
        <translation>服务器或其前面的设备挂断了连接；请查看其日志。</translation>
    </message>
    <message>
        <source>Another program answers on this port: check host and port.</source>
        <translation>此端口上应答的是另一个程序：请检查主机和端口。</translation>
    </message>
    <message>
        <source>Give the account caching_sha2_password, or install the client library&apos;s plugins.</source>
        <translation>请为账户改用 caching_sha2_password，或安装客户端库的插件。</translation>
    </message>
    <message>
        <source>Give the account caching_sha2_password: its method is none that Meridian takes.</source>
        <translation>请为账户改用 caching_sha2_password：Meridian 不接受其当前的认证方式。</translation>
    </message>
    <message>
        <source>Correct the node&apos;s database in the fleet file.</source>
        <translation>请在机群文件中更正该节点的数据库。</translation>
    </message>
    <message>
        <source>The server has blocked this address after failed attempts: FLUSH HOSTS there.</source>
        <translation>服务器在多次失败后封锁了此地址：请在该服务器上执行 FLUSH HOSTS。</translation>
    </message>
    <message>
        <source>The server wants TLS: set tls.mode to require or more.</source>
        <translation>服务器要求 TLS：请将 tls.mode 设为 require 或更高。</translation>
    </message>
    <message>
        <source>Check tls.root_certificate and the server&apos;s certificate, or turn TLS on there.</source>
        <translation>请检查 tls.root_certificate 和服务器证书，或在该服务器上启用 TLS。</translation>
    </message>
    <message>
        <source>Check the network between here and there.</source>
        <translation>请检查此处与该处之间的网络。</translation>
    </message>
    <message>
        <source>Nothing listens there: start the server, or check host and port.</source>
        <translation>该处没有程序在监听：请启动服务器，或检查主机和端口。</translation>
    </message>
    <message>
        <source>See the server&apos;s log.</source>
        <translation>请查看服务器日志。</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>服务器关闭了连接</translation>
    </message>
</context>
<context>
    <name>NodeColumns</name>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Transactions/s</source>
        <translation>事务/秒</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Polled</source>
        <translation>上次轮询</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
</context>
<context>
    <name>NodePoller</name>
    <message>
        <source>the keychain does not answer</source>
        <translation>钥匙串没有应答</translation>
    </message>
    <message>
        <source>Unlock the keychain, or use one of its alternatives.</source>
        <translation>请解锁钥匙串，或改用其他密码来源。</translation>
    </message>
    <message>
        <source>log in to %1</source>
        <translation>登录 %1</translation>
    </message>
</context>
<context>
    <name>NodeTable</name>
    <message>
        <source>not in the fleet file</source>
        <translation>不在机群文件中</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n node(s), worst: %2</source>
        <translation>
            <numerusform>%1：%n 个节点，最差：%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>%1 is the primary now</source>
        <translation>%1 现为主库</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) at once</source>
        <translation>
            <numerusform>同时发生 %n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Occasion</name>
    <message>
        <source>Planned work</source>
        <translation>计划内工作</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Node failure</source>
        <translation>节点故障</translation>
    </message>
    <message>
        <source>Region outage</source>
        <translation>区域中断</translation>
    </message>
    <message>
        <source>Network partition</source>
        <translation>网络分区</translation>
    </message>
    <message>
        <source>Performance degradation</source>
        <translation>性能下降</translation>
    </message>
</context>
<context>
    <name>Operation</name>
    <message>
        <source>begin the operation</source>
        <translation>开始操作</translation>
    </message>
    <message>
        <source>See the checks of the plan.</source>
        <translation>请查看计划的各项检查。</translation>
    </message>
    <message>
        <source>the servers are not any more as they were when the plan was made</source>
        <translation>服务器的状况已与制定计划时不同</translation>
    </message>
    <message>
        <source>Look at the new plan and confirm it.</source>
        <translation>请查看新计划并确认。</translation>
    </message>
    <message>
        <source>read what was asked for</source>
        <translation>读取所请求的内容</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind of operation</source>
        <translation>“%1”不是操作类型</translation>
    </message>
    <message>
        <source>verify the end</source>
        <translation>验证最终状态</translation>
    </message>
    <message>
        <source>the servers are not as they should be</source>
        <translation>服务器的状况与预期不符</translation>
    </message>
    <message>
        <source>See what is left to do, then resume the operation.</source>
        <translation>请查看尚待完成的内容，然后继续此操作。</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>应要求停止</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>there is no operation %1</source>
        <translation>没有操作 %1</translation>
    </message>
    <message>
        <source>See: meridianctl history</source>
        <translation>请看：meridianctl history</translation>
    </message>
    <message>
        <source>the operation has ended: %1</source>
        <translation>操作已结束：%1</translation>
    </message>
    <message>
        <source>Begin a new one.</source>
        <translation>请开始新的操作。</translation>
    </message>
    <message>
        <source>the operation is past its point of no return</source>
        <translation>操作已越过不可回退点</translation>
    </message>
    <message>
        <source>Resume it, or plan the way back as an operation of its own.</source>
        <translation>请继续它，或将回退作为单独的操作来计划。</translation>
    </message>
    <message>
        <source>Switchover</source>
        <translation>计划内切换</translation>
    </message>
    <message>
        <source>Moves the primary to another node, planned; no acknowledged write is lost.</source>
        <translation>按计划将主库移到另一个节点；已确认的写入不会丢失。</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>故障转移</translation>
    </message>
    <message>
        <source>Promotes a standby because the primary is lost; what was not yet replicated is lost with it.</source>
        <translation>因失去主库而提升一个备库；尚未复制的内容随主库一同丢失。</translation>
    </message>
    <message>
        <source>Rejoin</source>
        <translation>重新加入</translation>
    </message>
    <message>
        <source>Brings a former primary back as a standby and saves first what only it has.</source>
        <translation>让原主库作为备库重新加入，并先保存只有它才有的内容。</translation>
    </message>
    <message>
        <source>Begin maintenance</source>
        <translation>开始维护</translation>
    </message>
    <message>
        <source>Skips checks and forbids operations on the node until it ends.</source>
        <translation>在维护结束前，跳过对此节点的检查并禁止对其进行操作。</translation>
    </message>
    <message>
        <source>End maintenance</source>
        <translation>结束维护</translation>
    </message>
    <message>
        <source>Watches the node again and lets operations use it.</source>
        <translation>恢复监视此节点，并允许操作使用它。</translation>
    </message>
    <message>
        <source>and it could not all be taken back: %1</source>
        <translation>且未能全部撤销：%1</translation>
    </message>
    <message>
        <source>Plan the way back as an operation of its own.</source>
        <translation>请将回退规划为一个单独的操作。</translation>
    </message>
    <message>
        <source>%1 at %2 acts on the cluster: operation %3</source>
        <translation>%2 的 %1 正在操作该集群：操作 %3</translation>
    </message>
    <message>
        <source>Wait until it has ended, or end it there.</source>
        <translation>请等待其结束，或在那里结束它。</translation>
    </message>
    <message>
        <source>%1 is a primary by now</source>
        <translation>%1 现已成为主库</translation>
    </message>
    <message>
        <source>Rejoin %1 instead.</source>
        <translation>请改为将 %1 重新加入。</translation>
    </message>
</context>
<context>
    <name>OperationChoices</name>
    <message>
        <source>Every node here follows the primary.</source>
        <translation>此处所有节点都在跟随主库。</translation>
    </message>
    <message>
        <source>The cluster has no other node.</source>
        <translation>集群没有其他节点。</translation>
    </message>
    <message>
        <source>No primary answers: fail over instead.</source>
        <translation>没有主库应答：请改用故障转移。</translation>
    </message>
    <message>
        <source>The primary %1 answers: switch over instead.</source>
        <translation>主库 %1 有应答：请改用计划内切换。</translation>
    </message>
    <message>
        <source>Switch over…</source>
        <translation>计划内切换…</translation>
    </message>
    <message>
        <source>Fail over…</source>
        <translation>故障转移…</translation>
    </message>
    <message>
        <source>Rejoin…</source>
        <translation>重新加入…</translation>
    </message>
    <message>
        <source>Maintenance…</source>
        <translation>维护…</translation>
    </message>
    <message>
        <source>End maintenance…</source>
        <translation>结束维护…</translation>
    </message>
    <message>
        <source>There is no operation for %1 yet.</source>
        <translation>尚无适用于 %1 的操作。</translation>
    </message>
</context>
<context>
    <name>OperationExport</name>
    <message>
        <source>| What | Value |</source>
        <translation>| 项目 | 值 |</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>OperationRows</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>中断时间</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Lost rows</source>
        <translation>丢失行数</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>OperationTexts</name>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻止</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未进行</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>需人工处理</translation>
    </message>
    <message>
        <source>Switch over %1</source>
        <translation>切换 %1</translation>
    </message>
    <message>
        <source>Fail over %1</source>
        <translation>故障转移 %1</translation>
    </message>
    <message>
        <source>Rejoin a node to %1</source>
        <translation>让节点重新加入 %1</translation>
    </message>
    <message>
        <source>Begin maintenance in %1</source>
        <translation>在 %1 中开始维护</translation>
    </message>
    <message>
        <source>End maintenance in %1</source>
        <translation>在 %1 中结束维护</translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n 项阻止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 项警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n 项通过</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无需进行任何操作</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 个步骤</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>planned · no data loss allowed</source>
        <translation>计划内 · 不允许丢失数据</translation>
    </message>
    <message>
        <source>emergency · loss not known</source>
        <translation>紧急 · 丢失未知</translation>
    </message>
    <message>
        <source>emergency · no loss known</source>
        <translation>紧急 · 无已知丢失</translation>
    </message>
    <message>
        <source>emergency · loses about %1</source>
        <translation>紧急 · 约丢失 %1</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>实测 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>step %1 (%2) has started</source>
        <translation>第 %1 步（%2）开始</translation>
    </message>
    <message>
        <source>Undo until</source>
        <translation>可撤销至</translation>
    </message>
    <message>
        <source>Undo does</source>
        <translation>撤销将执行</translation>
    </message>
    <message>
        <source>After step %1</source>
        <translation>第 %1 步之后</translation>
    </message>
    <message>
        <source>forward only: finish, or hand over with the script</source>
        <translation>只能向前：请完成，或用脚本移交</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>none of the steps can or need be taken back</source>
        <translation>没有可以或需要撤回的步骤</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>no target</source>
        <translation>无目标</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>中断时间</translation>
    </message>
    <message>
        <source>%1 · measured %2</source>
        <translation>%1 · 实测 %2</translation>
    </message>
    <message>
        <source>%1 · expected %2</source>
        <translation>%1 · 预计 %2</translation>
    </message>
    <message>
        <source>%1 · expected: not known</source>
        <translation>%1 · 预计：未知</translation>
    </message>
    <message>
        <source>Data loss</source>
        <translation>数据丢失</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) lost</source>
        <translation>
            <numerusform>丢失 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>target 0 · expected 0 (waits for replay)</source>
        <translation>目标 0 · 预计 0（等待重放）</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message>
        <source>slowest %1</source>
        <translation>最慢 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>%1: being taken back</source>
        <translation>%1：正在撤回</translation>
    </message>
    <message>
        <source>%1: step %2 of %3, %4</source>
        <translation>%1：第 %2 步，共 %3 步，%4</translation>
    </message>
    <message>
        <source>all nodes as hosts</source>
        <translation>所有节点作为主机</translation>
    </message>
    <message>
        <source>gap %1</source>
        <translation>间隔 %1</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>可用性</translation>
    </message>
    <message>
        <source>Failovers</source>
        <translation>故障转移</translation>
    </message>
</context>
<context>
    <name>PaletteSearch</name>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PatroniClient</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Check the node&apos;s control: patroni, and whether Patroni runs there.</source>
        <translation>请检查此节点的 control: patroni，以及 Patroni 是否在那里运行。</translation>
    </message>
    <message>
        <source>Its own words say why; see Patroni&apos;s log.</source>
        <translation>其自身的消息说明了原因；请查看 Patroni 的日志。</translation>
    </message>
    <message>
        <source>Another program answers there: check the node&apos;s control: patroni.</source>
        <translation>那里应答的是其他程序：请检查此节点的 control: patroni。</translation>
    </message>
</context>
<context>
    <name>PgError</name>
    <message>
        <source>Check the password in the keychain (or its alternative) for this credential.</source>
        <translation>请检查此凭据在钥匙串（或其他来源）中的密码。</translation>
    </message>
    <message>
        <source>Check the role&apos;s name and the server&apos;s pg_hba.conf for this address.</source>
        <translation>请检查角色名，以及服务器 pg_hba.conf 中对此地址的设置。</translation>
    </message>
    <message>
        <source>Correct the node&apos;s database in the fleet file.</source>
        <translation>请在机群文件中修正此节点的数据库名。</translation>
    </message>
    <message>
        <source>GRANT pg_monitor to the role that Meridian logs in with.</source>
        <translation>请将 pg_monitor 授予 Meridian 登录所用的角色。</translation>
    </message>
    <message>
        <source>The server has no connection left: raise max_connections or end some sessions.</source>
        <translation>服务器已无可用连接：请提高 max_connections 或结束一些会话。</translation>
    </message>
    <message>
        <source>Wait until it accepts connections; its log says what it is doing.</source>
        <translation>请等待它接受连接；其日志会说明正在做什么。</translation>
    </message>
    <message>
        <source>The server was stopped or the session was ended.</source>
        <translation>服务器已停止，或会话已被结束。</translation>
    </message>
    <message>
        <source>A server process crashed; see the server&apos;s log.</source>
        <translation>服务器进程崩溃；请查看服务器日志。</translation>
    </message>
    <message>
        <source>The server is too busy to answer in time.</source>
        <translation>服务器过于繁忙，未能及时应答。</translation>
    </message>
    <message>
        <source>Renew the server&apos;s certificate and reload the server.</source>
        <translation>请更新服务器证书并重新加载服务器。</translation>
    </message>
    <message>
        <source>Check tls.root_certificate and the server&apos;s certificate.</source>
        <translation>请检查 tls.root_certificate 和服务器证书。</translation>
    </message>
    <message>
        <source>The certificate is for another name: use that name as host, or reissue it.</source>
        <translation>证书属于另一个名称：请以该名称作为主机，或重新签发证书。</translation>
    </message>
    <message>
        <source>Set tls.root_certificate to the file of the authority that signed the server&apos;s certificate.</source>
        <translation>请将 tls.root_certificate 设为签发服务器证书的机构的证书文件。</translation>
    </message>
    <message>
        <source>Turn ssl on at the server, or set tls.mode deliberately lower.</source>
        <translation>请在服务器上开启 ssl，或有意降低 tls.mode。</translation>
    </message>
    <message>
        <source>Another program answers on this port: check host and port.</source>
        <translation>此端口上应答的是其他程序：请检查主机和端口。</translation>
    </message>
    <message>
        <source>See the server&apos;s log for its side of the handshake.</source>
        <translation>请查看服务器日志中握手的另一端。</translation>
    </message>
    <message>
        <source>The server hung up during the TLS handshake; see its log.</source>
        <translation>服务器在 TLS 握手期间断开；请查看其日志。</translation>
    </message>
    <message>
        <source>Store the password in the keychain, or use one of its alternatives.</source>
        <translation>请把密码存入钥匙串，或改用其他密码来源。</translation>
    </message>
    <message>
        <source>Nothing listens there: start the server, or check host and port.</source>
        <translation>那里没有程序在监听：请启动服务器，或检查主机和端口。</translation>
    </message>
    <message>
        <source>Check the network between here and there.</source>
        <translation>请检查两地之间的网络。</translation>
    </message>
    <message>
        <source>The server, or something before it, hung up; see its log.</source>
        <translation>服务器或其前面的设备断开了连接；请查看其日志。</translation>
    </message>
    <message>
        <source>Check the host&apos;s name in the fleet file and your name servers.</source>
        <translation>请检查机群文件中的主机名和您的域名服务器。</translation>
    </message>
    <message>
        <source>an answer is missing</source>
        <translation>缺少应答</translation>
    </message>
    <message>
        <source>no name server answered for %1</source>
        <translation>域名服务器 %1 内未应答</translation>
    </message>
    <message>
        <source>Check your name servers.</source>
        <translation>请检查您的域名服务器。</translation>
    </message>
    <message>
        <source>poll %1 (%2)</source>
        <translation>轮询 %1（%2）</translation>
    </message>
    <message>
        <source>See the server&apos;s log.</source>
        <translation>请查看服务器日志。</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Check host, port and the server&apos;s log.</source>
        <translation>请检查主机、端口和服务器日志。</translation>
    </message>
    <message>
        <source>no answer to the TCP connection for %1</source>
        <translation>TCP 连接 %1 内未应答</translation>
    </message>
    <message>
        <source>A firewall or a cut line swallows the packets: check the network between here and there.</source>
        <translation>防火墙或断线吞掉了数据包：请检查两地之间的网络。</translation>
    </message>
    <message>
        <source>the port accepts connections, but nothing answers for %1</source>
        <translation>端口接受连接，但 %1 内没有应答</translation>
    </message>
    <message>
        <source>The server is stopped or overloaded, or the line behind the port is cut.</source>
        <translation>服务器已停住或过载，或端口后面的线路中断。</translation>
    </message>
    <message>
        <source>no answer to the query for %1</source>
        <translation>查询 %1 内未应答</translation>
    </message>
    <message>
        <source>The server is stopped or overloaded, or the line is cut.</source>
        <translation>服务器已停住或过载，或线路中断。</translation>
    </message>
</context>
<context>
    <name>PgOperator</name>
    <message>
        <source>log in for an operation</source>
        <translation>为操作登录</translation>
    </message>
    <message>
        <source>ask the server</source>
        <translation>查询服务器</translation>
    </message>
    <message>
        <source>the server does not know its position</source>
        <translation>服务器不知道自己的位置</translation>
    </message>
    <message>
        <source>this action is no SQL</source>
        <translation>此动作不是 SQL</translation>
    </message>
    <message>
        <source>run a step</source>
        <translation>执行步骤</translation>
    </message>
    <message>
        <source>another session holds the operation lock</source>
        <translation>另一个会话持有操作锁</translation>
    </message>
    <message>
        <source>operation %1 of %2 at %3 holds the lock since %4</source>
        <translation>%2 在 %3 上的操作 %1 自 %4 起持有操作锁</translation>
    </message>
    <message>
        <source>Wait until it has ended, or end it there.</source>
        <translation>请等待它结束，或在那里结束它。</translation>
    </message>
    <message>
        <source>take the operation lock of %1</source>
        <translation>获取 %1 的操作锁</translation>
    </message>
    <message>
        <source>log in for replication</source>
        <translation>为复制登录</translation>
    </message>
</context>
<context>
    <name>PgSession</name>
    <message>
        <source>stopped on request</source>
        <translation>应要求停止</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>read the action &quot;%1&quot; of a plan</source>
        <translation>读取计划中的动作“%1”</translation>
    </message>
    <message>
        <source>a member is missing or of another kind</source>
        <translation>缺少某个成员，或其类型不符</translation>
    </message>
    <message>
        <source>there is no such action</source>
        <translation>没有此动作</translation>
    </message>
    <message>
        <source>Open it with the version of Meridian that wrote it.</source>
        <translation>请用写入它的 Meridian 版本打开。</translation>
    </message>
    <message>
        <source>read a plan</source>
        <translation>读取计划</translation>
    </message>
    <message>
        <source>its kind is not one of this program&apos;s</source>
        <translation>其类型不属于本程序所支持的类型</translation>
    </message>
    <message>
        <source>plan: %1</source>
        <translation>计划：%1</translation>
    </message>
    <message>
        <source>the fleet has no such cluster</source>
        <translation>机群中没有此集群</translation>
    </message>
    <message>
        <source>Name one of: %1.</source>
        <translation>请指定其中之一：%1。</translation>
    </message>
    <message>
        <source>the cluster %1 has no node %2</source>
        <translation>集群 %1 中没有节点 %2</translation>
    </message>
    <message>
        <source> with slot %1</source>
        <translation>，使用复制槽 %1</translation>
    </message>
    <message>
        <source>Take the operation lock of %1 on %2</source>
        <translation>在 %2 上获取 %1 的操作锁</translation>
    </message>
    <message>
        <source>Release the operation lock of %1 on %2</source>
        <translation>在 %2 上释放 %1 的操作锁</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>在 %1 上执行检查点</translation>
    </message>
    <message>
        <source>Make slot %1 on %2</source>
        <translation>在 %2 上创建复制槽 %1</translation>
    </message>
    <message>
        <source>Drop slot %1 on %2</source>
        <translation>在 %2 上删除复制槽 %1</translation>
    </message>
    <message>
        <source>Reset %1 on %2</source>
        <translation>在 %2 上重置 %1</translation>
    </message>
    <message>
        <source>Set %1 = %2 on %3</source>
        <translation>在 %3 上设置 %1 = %2</translation>
    </message>
    <message>
        <source>Pause the pools of %1</source>
        <translation>暂停 %1 的连接池</translation>
    </message>
    <message>
        <source>Resume the pools of %1</source>
        <translation>恢复 %1 的连接池</translation>
    </message>
    <message>
        <source>Fence %1: read-only, sessions ended, marker flushed</source>
        <translation>隔离 %1：设为只读，结束会话，标记落盘</translation>
    </message>
    <message>
        <source>Fence %1: read-only, sessions ended, marker flushed and replayed by %2</source>
        <translation>隔离 %1：设为只读，结束会话，标记落盘并由 %2 重放</translation>
    </message>
    <message>
        <source>Unfence %1</source>
        <translation>解除对 %1 的隔离</translation>
    </message>
    <message>
        <source>Wait until %1 has replayed all that %2 has</source>
        <translation>等待 %1 重放 %2 拥有的全部内容</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>Stop %1 immediately</source>
        <translation>立即停止 %1</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>Promote %1</source>
        <translation>提升 %1</translation>
    </message>
    <message>
        <source>Let %1 follow %2</source>
        <translation>让 %1 跟随 %2</translation>
    </message>
    <message>
        <source>Start %1 as a standby of %2</source>
        <translation>将 %1 作为 %2 的备库启动</translation>
    </message>
    <message>
        <source>Wait until %1 streams from %2, past the fork</source>
        <translation>等待 %1 从 %2 流复制并越过分叉点</translation>
    </message>
    <message>
        <source>Save what %1 has and %2 has not</source>
        <translation>保存 %1 有而 %2 没有的内容</translation>
    </message>
    <message>
        <source>Rewind %1 to %2</source>
        <translation>将 %1 回卷到 %2</translation>
    </message>
    <message>
        <source>Set the data of %1 aside</source>
        <translation>将 %1 的数据移开保存</translation>
    </message>
    <message>
        <source>Copy %1 afresh from %2</source>
        <translation>从 %2 重新完整复制 %1</translation>
    </message>
    <message>
        <source>Point %1 at %2</source>
        <translation>将 %1 指向 %2</translation>
    </message>
    <message>
        <source>Verify by writing on %1</source>
        <translation>在 %1 上写入以验证</translation>
    </message>
    <message>
        <source>Verify that %1 writes to %2</source>
        <translation>验证 %1 写入到 %2</translation>
    </message>
    <message>
        <source>Begin maintenance of %1</source>
        <translation>开始维护 %1</translation>
    </message>
    <message>
        <source>End maintenance of %1</source>
        <translation>结束维护 %1</translation>
    </message>
    <message>
        <source>Ask Patroni to switch %1 over from %2 to %3</source>
        <translation>请求 Patroni 将 %1 由 %2 切换到 %3</translation>
    </message>
    <message>
        <source>Ask Patroni to fail %1 over to %2</source>
        <translation>请求 Patroni 将 %1 故障转移到 %2</translation>
    </message>
    <message>
        <source>Ask Patroni to copy %1 afresh</source>
        <translation>请求 Patroni 重新完整复制 %1</translation>
    </message>
    <message>
        <source>Ask Patroni to leave %1 alone</source>
        <translation>请求 Patroni 暂停管理 %1</translation>
    </message>
    <message>
        <source>Ask Patroni to look after %1 again</source>
        <translation>请求 Patroni 恢复管理 %1</translation>
    </message>
    <message>
        <source>By hand: stop %1</source>
        <translation>手动：停止 %1</translation>
    </message>
    <message>
        <source>By hand: start %1</source>
        <translation>手动：启动 %1</translation>
    </message>
    <message>
        <source>By hand: start %1 as a standby of %2</source>
        <translation>手动：将 %1 作为 %2 的备库启动</translation>
    </message>
    <message>
        <source>By hand: keep a copy of %1, then rewind it to %2</source>
        <translation>手动：保留 %1 的副本，然后将其回卷到 %2</translation>
    </message>
    <message>
        <source>By hand: set the data of %1 aside, then copy it afresh from %2</source>
        <translation>手动：将 %1 的数据移开保存，然后从 %2 重新完整复制</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>%1 of %2: %3 → %4</source>
        <translation>%2 的%1：%3 → %4</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻止</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source> – no way back from here</source>
        <translation> – 从此不可回退</translation>
    </message>
    <message>
        <source>Lost, as far as is known: %1, %2</source>
        <translation>据目前所知将丢失：%1，%2</translation>
    </message>
    <message>
        <source>Lost: not known</source>
        <translation>丢失：未知</translation>
    </message>
    <message>
        <source>No writes for about %1</source>
        <translation>约 %1 无法写入</translation>
    </message>
    <message>
        <source>it was done, but the server says %1 = %2, not %3</source>
        <translation>步骤已执行，但服务器报告 %1 = %2，而非 %3</translation>
    </message>
    <message>
        <source>Find out what else changes the server, then resume or undo the operation.</source>
        <translation>请查明还有什么在更改该服务器，然后继续或撤销该操作。</translation>
    </message>
    <message>
        <source>Stop %1 immediately; %2 must have all its commits</source>
        <translation>立即停止 %1；%2 必须拥有其全部提交</translation>
    </message>
    <message>
        <source>Prepare to point %1 at %2</source>
        <translation>准备将 %1 指向 %2</translation>
    </message>
    <message>
        <source>plan an operation of %1</source>
        <translation>规划 %1 的操作</translation>
    </message>
    <message>
        <source>there is no operation for %1 yet</source>
        <translation>尚无适用于 %1 的操作</translation>
    </message>
    <message>
        <source>Watch it here; act with the engine&apos;s own commands.</source>
        <translation>请在此监视；操作请使用该引擎自己的命令。</translation>
    </message>
</context>
<context>
    <name>PlanScript</name>
    <message>
        <source>Written by Meridian at %1 from what the servers said then. When they have changed since, plan afresh. Run it where all of them can be reached.</source>
        <translation>由 Meridian 于 %1 根据当时各服务器的状态写成。若此后有变化，请重新规划。请在能访问所有服务器的地方运行。</translation>
    </message>
    <message>
        <source>the steps</source>
        <translation>各步骤</translation>
    </message>
    <message>
        <source>carries them out; stops at the first failure</source>
        <translation>执行各步骤；首次失败即停止</translation>
    </message>
    <message>
        <source>goes on at step N</source>
        <translation>从第 N 步继续</translation>
    </message>
    <message>
        <source>takes steps N to 1 back, before the point of no return</source>
        <translation>在不可回退点之前，撤销第 N 步至第 1 步</translation>
    </message>
    <message>
        <source>what libpq finds (~/.pgpass, PGPASSFILE, a service file)</source>
        <translation>libpq 找到的内容（~/.pgpass、PGPASSFILE、服务文件）</translation>
    </message>
    <message>
        <source>the password file %1</source>
        <translation>密码文件 %1</translation>
    </message>
    <message>
        <source>Password of &quot;%1&quot; (user %2): from %3 in the environment, else from %4; else it is asked for.</source>
        <translation>“%1”的密码（用户 %2）：取自环境变量 %3，否则取自 %4；再否则会询问。</translation>
    </message>
    <message>
        <source>Warning: %1: %2</source>
        <translation>警告：%1：%2</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Applications cannot write meanwhile.</source>
        <translation>其间应用程序无法写入。</translation>
    </message>
    <message>
        <source>There is no way back from here.</source>
        <translation>从此处起无法回退。</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
</context>
<context>
    <name>PracticeLab</name>
    <message>
        <source>make the lab&apos;s certificates</source>
        <translation>制作练习环境的证书</translation>
    </message>
    <message>
        <source>the program openssl is not installed</source>
        <translation>未安装 openssl 程序</translation>
    </message>
    <message>
        <source>install it (Debian: apt install openssl)</source>
        <translation>请安装它（Debian：apt install openssl）</translation>
    </message>
    <message>
        <source>the servers run as the user %1, who must be able to reach the folder; choose another one: --dir D</source>
        <translation>服务器以用户 %1 运行，该用户必须能访问此文件夹；请换一个：--dir D</translation>
    </message>
    <message>
        <source>use %1 for the practice lab</source>
        <translation>将 %1 用于练习环境</translation>
    </message>
    <message>
        <source>choose another folder: --dir D</source>
        <translation>请换一个文件夹：--dir D</translation>
    </message>
    <message>
        <source>choose an empty or a new folder: --dir D</source>
        <translation>请选择空的或新的文件夹：--dir D</translation>
    </message>
    <message>
        <source>its path is too long for a local socket</source>
        <translation>其路径对本地套接字来说过长</translation>
    </message>
    <message>
        <source>choose a shorter one: --dir D</source>
        <translation>请选择更短的路径：--dir D</translation>
    </message>
    <message>
        <source>it is not a folder of yours</source>
        <translation>它不是您的文件夹</translation>
    </message>
    <message>
        <source>it holds files that are not a lab&apos;s</source>
        <translation>其中有不属于练习环境的文件</translation>
    </message>
    <message>
        <source>a lab is running there already</source>
        <translation>那里已有练习环境在运行</translation>
    </message>
    <message>
        <source>use it (fleet file: %1), end it with &quot;meridianctl lab down --dir %2&quot;, or choose another folder: --dir D</source>
        <translation>请使用它（机群文件：%1），用 &quot;meridianctl lab down --dir %2&quot; 结束它，或换一个文件夹：--dir D</translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>some of it could not be removed</source>
        <translation>其中一部分无法删除</translation>
    </message>
    <message>
        <source>remove it by hand</source>
        <translation>请手动删除</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>make a fault</source>
        <translation>制造故障</translation>
    </message>
    <message>
        <source>there is no fault called &quot;%1&quot;</source>
        <translation>没有名为“%1”的故障</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>connect to %1 (127.0.0.1:%2)</source>
        <translation>连接 %1（127.0.0.1:%2）</translation>
    </message>
    <message>
        <source>run &quot;%1&quot; on %2</source>
        <translation>在 %2 上执行“%1”</translation>
    </message>
    <message>
        <source>reserve a port of 127.0.0.1</source>
        <translation>预留 127.0.0.1 的端口</translation>
    </message>
    <message>
        <source>find PostgreSQL&apos;s server programs</source>
        <translation>查找 PostgreSQL 的服务器程序</translation>
    </message>
    <message>
        <source>install PostgreSQL %1 or newer (Debian: apt install postgresql), or name its folder in MERIDIAN_PG_BIN</source>
        <translation>请安装 PostgreSQL %1 或更新版本（Debian：apt install postgresql），或在 MERIDIAN_PG_BIN 中指定其文件夹</translation>
    </message>
    <message>
        <source>version %1 in %2 is too old</source>
        <translation>%2 中的版本 %1 过旧</translation>
    </message>
    <message>
        <source>no initdb and postgres in: %1</source>
        <translation>以下位置没有 initdb 和 postgres：%1</translation>
    </message>
    <message>
        <source>kill %1</source>
        <translation>杀死 %1</translation>
    </message>
    <message>
        <source>it is not running</source>
        <translation>它没有运行</translation>
    </message>
    <message>
        <source>some of its processes do not die</source>
        <translation>它的部分进程未能结束</translation>
    </message>
    <message>
        <source>stop %1</source>
        <translation>停住 %1</translation>
    </message>
    <message>
        <source>some of its processes do not stop</source>
        <translation>它的部分进程未能停住</translation>
    </message>
    <message>
        <source>continue %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>it is not stopped</source>
        <translation>它没有被停住</translation>
    </message>
    <message>
        <source>some of its processes do not continue</source>
        <translation>它的部分进程未能恢复</translation>
    </message>
    <message>
        <source>see: meridianctl lab status</source>
        <translation>请看：meridianctl lab status</translation>
    </message>
    <message>
        <source>seven servers in five regions, one of them cascading</source>
        <translation>五个区域中的七台服务器，其中一台级联</translation>
    </message>
    <message>
        <source>a primary and a standby across the Atlantic</source>
        <translation>隔大西洋的一主一备</translation>
    </message>
    <message>
        <source>place the lab &quot;%1&quot; on the map</source>
        <translation>将练习环境“%1”放到地图上</translation>
    </message>
    <message>
        <source>the catalogue has no region %1</source>
        <translation>目录中没有区域 %1</translation>
    </message>
    <message>
        <source>listen on 127.0.0.1:%1 for calls from %2 to %3</source>
        <translation>在 127.0.0.1:%1 监听从 %2 到 %3 的连接</translation>
    </message>
    <message>
        <source>find a user to run the servers as</source>
        <translation>查找运行服务器的用户</translation>
    </message>
    <message>
        <source>PostgreSQL refuses to run as root, and this system has neither a user &quot;postgres&quot; nor &quot;nobody&quot;</source>
        <translation>PostgreSQL 拒绝以 root 运行，而本系统既没有用户“postgres”也没有“nobody”</translation>
    </message>
    <message>
        <source>start the lab as an ordinary user</source>
        <translation>请以普通用户启动练习环境</translation>
    </message>
    <message>
        <source>give %1 to the user %2</source>
        <translation>将 %1 交给用户 %2</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>limit the files of %1</source>
        <translation>限制 %1 的文件</translation>
    </message>
    <message>
        <source>find the server programs of %1</source>
        <translation>查找 %1 的服务器程序</translation>
    </message>
    <message>
        <source>there is no mariadbd with mariadb-install-db</source>
        <translation>没有带 mariadb-install-db 的 mariadbd</translation>
    </message>
    <message>
        <source>install MariaDB (Debian: apt install mariadb-server-core)</source>
        <translation>请安装 MariaDB（Debian：apt install mariadb-server-core）</translation>
    </message>
    <message>
        <source>there is none in %1, and none is installed</source>
        <translation>%1 中没有，系统也未安装</translation>
    </message>
    <message>
        <source>install MySQL&apos;s server (in a checkout: ./dev mysql), or name its folder in MERIDIAN_MYSQL</source>
        <translation>请安装 MySQL 服务器（在源码目录中：./dev mysql），或用 MERIDIAN_MYSQL 指明其文件夹</translation>
    </message>
    <message>
        <source>pause the replay of %1</source>
        <translation>暂停 %1 的重放</translation>
    </message>
    <message>
        <source>it is a primary and receives from nobody</source>
        <translation>它是主库，不从任何服务器接收</translation>
    </message>
    <message>
        <source>four servers of MariaDB in three regions, one of them cascading</source>
        <translation>三个区域中的四台 MariaDB 服务器，其中一台为级联</translation>
    </message>
    <message>
        <source>three servers of MySQL in three regions</source>
        <translation>三个区域中的三台 MySQL 服务器</translation>
    </message>
    <message>
        <source>PostgreSQL, MariaDB and MySQL in seven regions</source>
        <translation>七个区域中的 PostgreSQL、MariaDB 和 MySQL</translation>
    </message>
</context>
<context>
    <name>Preparedness</name>
    <message>
        <source>Data at risk</source>
        <translation>面临丢失的数据</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Outage, estimated</source>
        <translation>中断时间（估计）</translation>
    </message>
    <message>
        <source>%1 (target %2)</source>
        <translation>%1（目标 %2）</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>go on, the primary is elsewhere</source>
        <translation>继续，主库在别处</translation>
    </message>
    <message>
        <source>Would promote</source>
        <translation>将提升</translation>
    </message>
    <message>
        <source>Services hit</source>
        <translation>受影响的服务</translation>
    </message>
    <message>
        <source>the primary of %1</source>
        <translation>%1 的主库</translation>
    </message>
    <message>
        <source>If %1 is lost now</source>
        <translation>若现在失去 %1</translation>
    </message>
    <message>
        <source>Readiness of %1: %2 %</source>
        <translation>%1 的就绪度：%2 %</translation>
    </message>
    <message>
        <source>nothing is missing for the loss of its primary</source>
        <translation>已为失去主库做好一切准备</translation>
    </message>
    <message>
        <source>In region</source>
        <translation>所在区域</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>waiting for the first answer</source>
        <translation>等待首次应答</translation>
    </message>
    <message>
        <source>primary, answers in %1</source>
        <translation>主库，%1 内应答</translation>
    </message>
    <message>
        <source>follows %1, %2 (%3) behind the primary</source>
        <translation>跟随 %1，落后主库 %2（%3）</translation>
    </message>
    <message>
        <source>follows %1, idle: nothing to replay</source>
        <translation>跟随 %1，空闲：没有需要重放的内容</translation>
    </message>
    <message>
        <source>answers in %1; how far it is behind is not known</source>
        <translation>%1 内应答；落后多少未知</translation>
    </message>
    <message>
        <source>answers slowly: %1 (healthy below %2)</source>
        <translation>应答缓慢：%1（低于 %2 为健康）</translation>
    </message>
    <message>
        <source>late: %1</source>
        <translation>迟到：%1</translation>
    </message>
    <message>
        <source>%1 (strike %2 of %3)</source>
        <translation>%1（第 %2 次失败，共 %3 次判定故障）</translation>
    </message>
    <message>
        <source>%1 (%2 polls failed in a row)</source>
        <translation>%1（连续 %2 次轮询失败）</translation>
    </message>
    <message>
        <source>answers again: %1 of %2 good polls</source>
        <translation>恢复应答：良好轮询 %1 / %2</translation>
    </message>
    <message>
        <source>two primaries: %1 is writable, too</source>
        <translation>两个主库：%1 也可写</translation>
    </message>
    <message>
        <source>not of this cluster: its system identifier is %1, the others&apos; is %2</source>
        <translation>不属于本集群：其系统标识符为 %1，其他节点为 %2</translation>
    </message>
    <message>
        <source>receives no WAL: the receiver is not running; replayed up to %1, its data is %2 old</source>
        <translation>未接收 WAL：接收进程未运行；已重放到 %1，数据已旧 %2</translation>
    </message>
    <message>
        <source>receives no WAL: the receiver&apos;s status is %1; its data is %2 old</source>
        <translation>未接收 WAL：接收进程状态为 %1；数据已旧 %2</translation>
    </message>
    <message>
        <source>receives no WAL: nothing came from %1 for %2; its data is %3 old</source>
        <translation>未接收 WAL：%2 内未收到 %1 的任何数据；数据已旧 %3</translation>
    </message>
    <message>
        <source>replay is paused: %1, %2 behind the primary</source>
        <translation>重放已暂停：落后主库 %1，%2</translation>
    </message>
    <message>
        <source>receives WAL but does not replay it: %1, %2 behind the primary</source>
        <translation>接收 WAL 但未重放：落后主库 %1，%2</translation>
    </message>
    <message>
        <source>%1 behind the primary (warning at %2)</source>
        <translation>落后主库 %1（警告阈值 %2）</translation>
    </message>
    <message>
        <source>%1 behind the primary (critical at %2)</source>
        <translation>落后主库 %1（严重阈值 %2）</translation>
    </message>
    <message>
        <source>%1 behind the primary (limit %2)</source>
        <translation>落后主库 %1（上限 %2）</translation>
    </message>
    <message>
        <source>slot %1 has lost WAL that its consumer still needs</source>
        <translation>复制槽 %1 已丢失其使用者仍需要的 WAL</translation>
    </message>
    <message>
        <source>archiving fails at %1</source>
        <translation>归档在 %1 处失败</translation>
    </message>
    <message>
        <source>%1 of %2 connections in use</source>
        <translation>连接已用 %1 / %2</translation>
    </message>
    <message>
        <source>a transaction has been open for %1</source>
        <translation>有事务已打开 %1</translation>
    </message>
    <message>
        <source>its clock differs from ours by %1 (limit %2)</source>
        <translation>其时钟与本机相差 %1（上限 %2）</translation>
    </message>
    <message>
        <source>%1 sends to %2: both say so</source>
        <translation>%1 向 %2 发送：两端一致</translation>
    </message>
    <message>
        <source>%2 receives from %1 but does not replay</source>
        <translation>%2 从 %1 接收但未重放</translation>
    </message>
    <message>
        <source>%2 catches up with %1</source>
        <translation>%2 正在追赶 %1</translation>
    </message>
    <message>
        <source>%1 sends to %2, which cannot be asked from here</source>
        <translation>%1 向 %2 发送，后者从本机无法查询</translation>
    </message>
    <message>
        <source>%2 receives from %1, which cannot be asked from here</source>
        <translation>%2 从 %1 接收，后者从本机无法查询</translation>
    </message>
    <message>
        <source>neither %1 nor %2 can be asked from here</source>
        <translation>%1 和 %2 从本机都无法查询</translation>
    </message>
    <message>
        <source>%2 receives nothing from %1</source>
        <translation>%2 未从 %1 收到任何数据</translation>
    </message>
    <message>
        <source>%1 has no connection from %2</source>
        <translation>%1 没有来自 %2 的连接</translation>
    </message>
    <message>
        <source>%1 has heard nothing from %2 for %3</source>
        <translation>%1 已有 %3 没有收到 %2 的消息</translation>
    </message>
    <message>
        <source>%1 still believes that it sends, but %2 receives nothing</source>
        <translation>%1 仍认为在发送，但 %2 没有收到任何数据</translation>
    </message>
    <message>
        <source>%2 says that it receives from %1, which lists no such standby</source>
        <translation>%2 称从 %1 接收，但 %1 没有列出该备库</translation>
    </message>
    <message>
        <source>healthy nodes: %1</source>
        <translation>健康节点：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>no node works; %1: %2</source>
        <translation>没有节点正常；%1：%2</translation>
    </message>
    <message>
        <source>in maintenance: %1</source>
        <translation>维护中：%1</translation>
    </message>
    <message>
        <source>no nodes</source>
        <translation>没有节点</translation>
    </message>
    <message>
        <source>was %1, is now %2</source>
        <translation>曾为 %1，现为 %2</translation>
    </message>
    <message>
        <source>changed from timeline %1 to %2</source>
        <translation>时间线由 %1 变为 %2</translation>
    </message>
    <message>
        <source>was restarted at %1</source>
        <translation>于 %1 重新启动</translation>
    </message>
    <message>
        <source>version %1 became %2</source>
        <translation>版本由 %1 变为 %2</translation>
    </message>
    <message>
        <source>followed %1, follows %2 now</source>
        <translation>曾跟随 %1，现跟随 %2</translation>
    </message>
    <message>
        <source>the fleet file was taken over: %1</source>
        <translation>已采用机群文件：%1</translation>
    </message>
    <message>
        <source>history is not written: %1</source>
        <translation>历史未被写入：%1</translation>
    </message>
    <message>
        <source>the disk does not keep up: %1 measurements were dropped</source>
        <translation>磁盘跟不上：已丢弃 %1 个测量值</translation>
    </message>
    <message>
        <source>the changed fleet file cannot be used, the old one stays: %1</source>
        <translation>更改后的机群文件无法使用，继续使用旧文件：%1</translation>
    </message>
    <message>
        <source>replay is paused</source>
        <translation>重放已暂停</translation>
    </message>
    <message>
        <source>%2 behind the primary because its upstream %1 is</source>
        <translation>因其上游 %1 落后，落后主库 %2</translation>
    </message>
    <message>
        <source>%2 says that it receives from %1; %1 has yet to say so</source>
        <translation>%2 称从 %1 接收；%1 尚未确认</translation>
    </message>
    <message>
        <source>receives no WAL: it connects to %1 but has got nothing for %2; its data is %3 old</source>
        <translation>未接收 WAL：能连接到 %1，但%2 内未收到任何数据；数据已旧 %3</translation>
    </message>
    <message>
        <source>the network takes %1 there and back (limit %2)</source>
        <translation>网络往返耗时 %1（上限 %2）</translation>
    </message>
    <message>
        <source>the server itself takes %1 for a poll (limit %2)</source>
        <translation>服务器自身处理一次轮询耗时 %1（上限 %2）</translation>
    </message>
    <message>
        <source>history is written by %1 (process %2); this program reads it and takes over when that one ends</source>
        <translation>历史由 %1（进程 %2）写入；本程序只读取，待其结束后接手</translation>
    </message>
    <message>
        <source>not recorded at that time</source>
        <translation>当时未记录</translation>
    </message>
    <message>
        <source>not known: nobody could tell</source>
        <translation>未知：没有谁能够告知</translation>
    </message>
    <message>
        <source>no longer matters: the operation is past it</source>
        <translation>不再重要：操作已过此处</translation>
    </message>
    <message>
        <source>there is no node that could be promoted</source>
        <translation>没有可提升的节点</translation>
    </message>
    <message>
        <source>no primary is known</source>
        <translation>没有已知的主库</translation>
    </message>
    <message>
        <source>nobody else decides about roles in this cluster</source>
        <translation>没有其他程序决定此集群中的角色</translation>
    </message>
    <message>
        <source>%1 decides about roles in this cluster: Meridian does not act behind its back</source>
        <translation>此集群中的角色由 %1 决定：Meridian 不会绕过它行事</translation>
    </message>
    <message>
        <source>Patroni decides about roles: it is asked to act</source>
        <translation>角色由 Patroni 决定：将请求它执行</translation>
    </message>
    <message>
        <source>Patroni decides about roles, but the fleet file does not say where its interface is</source>
        <translation>角色由 Patroni 决定，但机群文件未说明其接口在哪里</translation>
    </message>
    <message>
        <source>no node takes writes</source>
        <translation>没有节点接受写入</translation>
    </message>
    <message>
        <source>these nodes take writes, and one may: %1</source>
        <translation>以下节点都接受写入，而只应有一个：%1</translation>
    </message>
    <message>
        <source>%1 is the primary</source>
        <translation>%1 是主库</translation>
    </message>
    <message>
        <source>no other node takes writes</source>
        <translation>没有其他节点接受写入</translation>
    </message>
    <message>
        <source>only %1 itself says that it is the primary: no standby confirms it</source>
        <translation>只有 %1 自称是主库：没有备库证实</translation>
    </message>
    <message>
        <source>%1 is the primary: it says so, and %2 receives from it</source>
        <translation>%1 是主库：它如此自称，且 %2 正从它接收</translation>
    </message>
    <message>
        <source>%1 answers: it is not lost</source>
        <translation>%1 有应答：并未失去</translation>
    </message>
    <message>
        <source>%1 still hears from %2: only our own line to it is cut</source>
        <translation>%1 仍能收到 %2 的消息：只是本机到它的线路中断</translation>
    </message>
    <message>
        <source>%1 does not answer, and no standby has heard from it since</source>
        <translation>%1 没有应答，此后也没有备库收到过它的消息</translation>
    </message>
    <message>
        <source>no primary is known that could be gone</source>
        <translation>没有已知的、可能已失去的主库</translation>
    </message>
    <message>
        <source>standbys that say so: %1</source>
        <translation>如此表明的备库：%1</translation>
    </message>
    <message>
        <source>%1 is still connected to %2 and has not given up waiting</source>
        <translation>%1 仍与 %2 保持连接，尚未放弃等待</translation>
    </message>
    <message>
        <source>no standby of it can be asked for a second opinion</source>
        <translation>没有它的备库可供查询以作印证</translation>
    </message>
    <message>
        <source>no endpoint is declared: nobody knows where applications connect</source>
        <translation>未声明端点：无从得知应用程序连接到哪里</translation>
    </message>
    <message>
        <source>where %1 leads is not known</source>
        <translation>%1 指向哪里未知</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 无法使用：%2</translation>
    </message>
    <message>
        <source>%1 leads to %2, which is not the primary</source>
        <translation>%1 指向 %2，后者不是主库</translation>
    </message>
    <message>
        <source>every endpoint leads to the primary</source>
        <translation>所有端点都指向主库</translation>
    </message>
    <message>
        <source>the last backup is old</source>
        <translation>最近一次备份已旧</translation>
    </message>
    <message>
        <source>there is a recent backup</source>
        <translation>有近期的备份</translation>
    </message>
    <message>
        <source>no failover is known</source>
        <translation>没有已知的故障转移</translation>
    </message>
    <message>
        <source>another failover was a short time ago</source>
        <translation>不久前刚发生过另一次故障转移</translation>
    </message>
    <message>
        <source>the last failover was long ago</source>
        <translation>上次故障转移已过去很久</translation>
    </message>
    <message>
        <source>%1 works on this cluster from %2 since %3</source>
        <translation>%1 自 %3 起从 %2 对此集群进行操作</translation>
    </message>
    <message>
        <source>nobody else works on this cluster</source>
        <translation>没有其他人对此集群进行操作</translation>
    </message>
    <message>
        <source>the clock of %1 is off: times are approximate</source>
        <translation>%1 的时钟有偏差：时间为近似值</translation>
    </message>
    <message>
        <source>the clock of %1 is not known: times are approximate</source>
        <translation>%1 的时钟未知：时间为近似值</translation>
    </message>
    <message>
        <source>all clocks agree</source>
        <translation>所有时钟一致</translation>
    </message>
    <message>
        <source>there are no hooks</source>
        <translation>没有钩子</translation>
    </message>
    <message>
        <source>a hook failed its dry run</source>
        <translation>有钩子未通过试运行</translation>
    </message>
    <message>
        <source>every hook passed its dry run</source>
        <translation>所有钩子均通过试运行</translation>
    </message>
    <message>
        <source>%1 has never answered</source>
        <translation>%1 从未应答</translation>
    </message>
    <message>
        <source>what is known is too old</source>
        <translation>已知信息过旧</translation>
    </message>
    <message>
        <source>what is known is fresh</source>
        <translation>已知信息是最新的</translation>
    </message>
    <message>
        <source>a step before the promotion cannot be taken back: %1</source>
        <translation>提升之前有步骤无法撤回：%1</translation>
    </message>
    <message>
        <source>every step before the promotion can be taken back</source>
        <translation>提升之前的每个步骤都可撤回</translation>
    </message>
    <message>
        <source>two nodes would take writes after step %1</source>
        <translation>第 %1 步之后将有两个节点接受写入</translation>
    </message>
    <message>
        <source>at no step do two nodes take writes</source>
        <translation>任何步骤中都不会有两个节点同时接受写入</translation>
    </message>
    <message>
        <source>no check is overridden</source>
        <translation>没有检查被越过</translation>
    </message>
    <message>
        <source>accepted for this operation only: %1</source>
        <translation>仅为此次操作接受：%1</translation>
    </message>
    <message>
        <source>%1 does not answer: %2</source>
        <translation>%1 没有应答：%2</translation>
    </message>
    <message>
        <source>%1 is the primary already</source>
        <translation>%1 已是主库</translation>
    </message>
    <message>
        <source>%1 is promoted; the rest is planned</source>
        <translation>%1 已提升；其余部分已列入计划</translation>
    </message>
    <message>
        <source>replay is paused on %1</source>
        <translation>%1 上的重放已暂停</translation>
    </message>
    <message>
        <source>%1 replays with a delay, as configured</source>
        <translation>%1 按配置延时重放</translation>
    </message>
    <message>
        <source>answers, in recovery, not paused</source>
        <translation>有应答，处于恢复模式，未暂停</translation>
    </message>
    <message>
        <source>%1 receives nothing</source>
        <translation>%1 未收到任何数据</translation>
    </message>
    <message>
        <source>%1 does not keep up: it receives or replays nothing</source>
        <translation>%1 跟不上：没有接收或没有重放</translation>
    </message>
    <message>
        <source>receives and replays</source>
        <translation>正在接收并重放</translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>没有缺失</translation>
    </message>
    <message>
        <source>it will have caught up before it is promoted</source>
        <translation>在提升之前它将已追上</translation>
    </message>
    <message>
        <source>%1 is too far behind</source>
        <translation>%1 落后太多</translation>
    </message>
    <message>
        <source>it has all that is known to have been written</source>
        <translation>它拥有已知写入的全部内容</translation>
    </message>
    <message>
        <source>what the primary had not sent is lost</source>
        <translation>主库尚未发送的内容将丢失</translation>
    </message>
    <message>
        <source>the loss is accepted, up to %1</source>
        <translation>已接受丢失，最多 %1</translation>
    </message>
    <message>
        <source>how much is lost is not known: nobody has seen how far %1 had written</source>
        <translation>丢失多少未知：没有谁看到 %1 写到了哪里</translation>
    </message>
    <message>
        <source>%1 lacks more than may be lost without a word</source>
        <translation>%1 缺失的内容超过了无需确认即可丢失的限度</translation>
    </message>
    <message>
        <source>belongs to this cluster</source>
        <translation>属于本集群</translation>
    </message>
    <message>
        <source>is told to follow %1, whose own identity cannot be read now</source>
        <translation>被设为跟随 %1，而后者自身的标识目前无法读取</translation>
    </message>
    <message>
        <source>%1 does not belong to this cluster: its system identifier is another</source>
        <translation>%1 不属于本集群：其系统标识符不同</translation>
    </message>
    <message>
        <source>is on the line of the primary</source>
        <translation>与主库处于同一时间线</translation>
    </message>
    <message>
        <source>%1 is left behind on an older timeline</source>
        <translation>%1 停留在较旧的时间线上</translation>
    </message>
    <message>
        <source>it has nothing that the primary has not</source>
        <translation>它没有主库所没有的内容</translation>
    </message>
    <message>
        <source>%1 has data that the primary never had</source>
        <translation>%1 有主库从未有过的数据</translation>
    </message>
    <message>
        <source>no other standby has more</source>
        <translation>没有其他备库拥有更多数据</translation>
    </message>
    <message>
        <source>%1 has more: the missing tail is fetched from it first</source>
        <translation>%1 拥有更多数据：将先从它取回缺失的尾部</translation>
    </message>
    <message>
        <source>%1 cannot be asked and may have more</source>
        <translation>%1 无法查询，可能拥有更多数据</translation>
    </message>
    <message>
        <source>%1 cannot be asked; it is synchronous and may have commits that this one lacks</source>
        <translation>%1 无法查询；它是同步备库，可能有本节点缺少的提交</translation>
    </message>
    <message>
        <source>may be promoted</source>
        <translation>可以提升</translation>
    </message>
    <message>
        <source>%1 is marked to be promoted only if there is no other</source>
        <translation>%1 标记为仅在没有其他节点时才提升</translation>
    </message>
    <message>
        <source>%1 is marked never to be promoted</source>
        <translation>%1 标记为绝不提升</translation>
    </message>
    <message>
        <source>no jurisdiction is declared</source>
        <translation>未声明司法管辖区</translation>
    </message>
    <message>
        <source>stays in its jurisdiction</source>
        <translation>仍在原司法管辖区内</translation>
    </message>
    <message>
        <source>the data&apos;s home would move from %2 to %1</source>
        <translation>数据所在地将由 %2 移至 %1</translation>
    </message>
    <message>
        <source>same version</source>
        <translation>版本相同</translation>
    </message>
    <message>
        <source>another minor version</source>
        <translation>小版本不同</translation>
    </message>
    <message>
        <source>another major version</source>
        <translation>大版本不同</translation>
    </message>
    <message>
        <source>the others can follow it, and come back</source>
        <translation>其他节点可以跟随它，也能重新加入</translation>
    </message>
    <message>
        <source>%1 does not accept replication logins</source>
        <translation>%1 不接受复制登录</translation>
    </message>
    <message>
        <source>%1 has too few free senders or slots for those that will follow it</source>
        <translation>%1 空闲的发送进程或复制槽不足以供将要跟随它的节点使用</translation>
    </message>
    <message>
        <source>%1 could not be rewound after an emergency: neither checksums nor wal_log_hints</source>
        <translation>紧急情况之后 %1 将无法回卷：既没有校验和，也没有 wal_log_hints</translation>
    </message>
    <message>
        <source>its settings bear the new role</source>
        <translation>其设置足以承担新角色</translation>
    </message>
    <message>
        <source>its %1 is smaller than the primary&apos;s</source>
        <translation>其 %1 小于主库的值</translation>
    </message>
    <message>
        <source>replication would no longer be synchronous: %1 is not set there</source>
        <translation>复制将不再是同步的：那里未设置 %1</translation>
    </message>
    <message>
        <source>there is room on its disk</source>
        <translation>其磁盘有可用空间</translation>
    </message>
    <message>
        <source>the disk of %1 is nearly full</source>
        <translation>%1 的磁盘快满了</translation>
    </message>
    <message>
        <source>the operator is a superuser</source>
        <translation>操作用户是超级用户</translation>
    </message>
    <message>
        <source>the operator has every right that is needed</source>
        <translation>操作用户拥有所需的全部权限</translation>
    </message>
    <message>
        <source>on %1 the operator may not: %2</source>
        <translation>操作用户在 %1 上无权：%2</translation>
    </message>
    <message>
        <source>%1 is in maintenance</source>
        <translation>%1 处于维护中</translation>
    </message>
    <message>
        <source>not in maintenance</source>
        <translation>未处于维护中</translation>
    </message>
    <message>
        <source>archiving keeps up</source>
        <translation>归档跟得上</translation>
    </message>
    <message>
        <source>WAL waits for the archiver</source>
        <translation>有 WAL 等待归档</translation>
    </message>
    <message>
        <source>archiving fails on %1</source>
        <translation>%1 上的归档失败</translation>
    </message>
    <message>
        <source>nothing runs that the fence would hurt</source>
        <translation>没有会受隔离影响的任务在运行</translation>
    </message>
    <message>
        <source>an exclusive backup runs</source>
        <translation>有独占备份正在进行</translation>
    </message>
    <message>
        <source>a prepared transaction waits: %1</source>
        <translation>有预备事务在等待：%1</translation>
    </message>
    <message>
        <source>a long transaction writes: process %1, %2, %3</source>
        <translation>有长事务正在写入：进程 %1，%2，%3</translation>
    </message>
    <message>
        <source>a long transaction reads and will be ended: process %1, %2, %3</source>
        <translation>有长事务正在读取，将被结束：进程 %1，%2，%3</translation>
    </message>
    <message>
        <source>no logical slot</source>
        <translation>没有逻辑复制槽</translation>
    </message>
    <message>
        <source>logical slots do not move with the primary: %1</source>
        <translation>逻辑复制槽不会随主库迁移：%1</translation>
    </message>
    <message>
        <source>it can be stopped on its host</source>
        <translation>可以在其主机上停止它</translation>
    </message>
    <message>
        <source>%1 is stopped</source>
        <translation>%1 已停止</translation>
    </message>
    <message>
        <source>%1 is fenced by SQL; a person has to stop it, and nobody can write meanwhile</source>
        <translation>%1 通过 SQL 隔离；须由人员停止它，其间无法写入</translation>
    </message>
    <message>
        <source>%1 cannot be fenced: it may still take writes from others</source>
        <translation>%1 无法隔离：它可能仍接受其他来源的写入</translation>
    </message>
    <message>
        <source>the host of %1 cannot be reached: %2</source>
        <translation>%1 的主机不可达：%2</translation>
    </message>
    <message>
        <source>its data is an earlier state of the primary&apos;s</source>
        <translation>其数据是主库数据的较早状态</translation>
    </message>
    <message>
        <source>it can be rewound</source>
        <translation>可以回卷</translation>
    </message>
    <message>
        <source>%1 cannot be rewound and will be copied afresh</source>
        <translation>%1 无法回卷，将重新完整复制</translation>
    </message>
    <message>
        <source>the best candidate</source>
        <translation>最佳候选</translation>
    </message>
    <message>
        <source>after %1, which is %2; this one is %3</source>
        <translation>排在 %1 之后：其状态为 %2，本节点为 %3</translation>
    </message>
    <message>
        <source>after %1: missing there %2, here %3</source>
        <translation>排在 %1 之后：其缺失 %2，本节点缺失 %3</translation>
    </message>
    <message>
        <source>after %1, whose rule is %2; here it is %3</source>
        <translation>排在 %1 之后：其规则为 %2，本节点为 %3</translation>
    </message>
    <message>
        <source>after %1, whose priority is %2; here it is %3</source>
        <translation>排在 %1 之后：其优先级为 %2，本节点为 %3</translation>
    </message>
    <message>
        <source>after %1, which is in the primary&apos;s region</source>
        <translation>排在 %1 之后：后者与主库位于同一区域</translation>
    </message>
    <message>
        <source>after %1, which is nearer: %2, this one %3</source>
        <translation>排在 %1 之后：后者更近，为 %2，本节点为 %3</translation>
    </message>
    <message>
        <source>after %1 by name only: nothing else tells them apart</source>
        <translation>仅按名称排在 %1 之后：其他方面没有差别</translation>
    </message>
    <message>
        <source>accepted for this operation</source>
        <translation>已为此次操作接受</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; on %2.</source>
        <translation>请在 %2 上执行“%1”。</translation>
    </message>
    <message>
        <source>Declare control.url of its nodes in the fleet file.</source>
        <translation>请在机群文件中声明其节点的 control.url。</translation>
    </message>
    <message>
        <source>Plan a failover.</source>
        <translation>请计划故障转移。</translation>
    </message>
    <message>
        <source>Plan a switchover.</source>
        <translation>请计划一次计划内切换。</translation>
    </message>
    <message>
        <source>Plan a rejoin of the other one first.</source>
        <translation>请先计划让另一个节点重新加入。</translation>
    </message>
    <message>
        <source>Look at the network between here and the primary.</source>
        <translation>请检查本机与主库之间的网络。</translation>
    </message>
    <message>
        <source>Wait until the standbys give up, or accept that their word is missing.</source>
        <translation>请等到备库放弃等待，或接受缺少它们的印证。</translation>
    </message>
    <message>
        <source>Repair %1, or accept that it leads elsewhere.</source>
        <translation>请修复 %1，或接受它指向别处。</translation>
    </message>
    <message>
        <source>Find out why the last one was needed, or accept it.</source>
        <translation>请查明上一次为何需要，或接受此情况。</translation>
    </message>
    <message>
        <source>Ask them, or wait until they are done.</source>
        <translation>请询问他们，或等待他们完成。</translation>
    </message>
    <message>
        <source>Run the dry run of the hooks and repair what fails.</source>
        <translation>请试运行各钩子，并修复失败之处。</translation>
    </message>
    <message>
        <source>Ask the server again.</source>
        <translation>请重新查询服务器。</translation>
    </message>
    <message>
        <source>Choose another node.</source>
        <translation>请选择另一个节点。</translation>
    </message>
    <message>
        <source>Resume it: SELECT pg_wal_replay_resume()</source>
        <translation>请恢复重放：SELECT pg_wal_replay_resume()</translation>
    </message>
    <message>
        <source>Look at its log: why does it not follow?</source>
        <translation>请查看其日志：它为何没有跟随？</translation>
    </message>
    <message>
        <source>Wait until it has caught up.</source>
        <translation>请等待它追上。</translation>
    </message>
    <message>
        <source>Accept the loss by typing it, or bring back a node that has more.</source>
        <translation>请键入丢失量以接受丢失，或恢复一个拥有更多数据的节点。</translation>
    </message>
    <message>
        <source>Bring it back, or accept that its commits are lost.</source>
        <translation>请恢复它，或接受丢失其提交。</translation>
    </message>
    <message>
        <source>Accept it, if the law lets you.</source>
        <translation>若法律允许，请接受。</translation>
    </message>
    <message>
        <source>Add a line for replication to its pg_hba.conf.</source>
        <translation>请在其 pg_hba.conf 中添加一行复制设置。</translation>
    </message>
    <message>
        <source>Raise max_wal_senders and max_replication_slots there and restart it.</source>
        <translation>请在那里提高 max_wal_senders 和 max_replication_slots，并重新启动它。</translation>
    </message>
    <message>
        <source>Turn on wal_log_hints and restart it.</source>
        <translation>请开启 wal_log_hints 并重新启动它。</translation>
    </message>
    <message>
        <source>Set %1 there as on the primary.</source>
        <translation>请在那里将 %1 设为与主库相同。</translation>
    </message>
    <message>
        <source>Make room there.</source>
        <translation>请在那里腾出空间。</translation>
    </message>
    <message>
        <source>Grant the operator: %1.</source>
        <translation>请授予操作用户：%1。</translation>
    </message>
    <message>
        <source>End its maintenance.</source>
        <translation>请结束其维护。</translation>
    </message>
    <message>
        <source>Repair archiving and let it catch up.</source>
        <translation>请修复归档并让它追上。</translation>
    </message>
    <message>
        <source>Wait for it, end it, or accept that it is ended.</source>
        <translation>请等待它完成、结束它，或接受它被结束。</translation>
    </message>
    <message>
        <source>Commit or roll it back.</source>
        <translation>请提交或回滚它。</translation>
    </message>
    <message>
        <source>Cut it off from applications by other means and accept it in writing.</source>
        <translation>请以其他方式将它与应用程序隔断，并以书面输入确认接受。</translation>
    </message>
    <message>
        <source>%1 stays the primary</source>
        <translation>%1 仍为主库</translation>
    </message>
    <message>
        <source>no other node could be promoted</source>
        <translation>没有其他可提升的节点</translation>
    </message>
    <message>
        <source>the best candidate; %1 is the next</source>
        <translation>最佳候选；其次是 %1</translation>
    </message>
    <message>
        <source>no standby could be promoted</source>
        <translation>没有可提升的备库</translation>
    </message>
    <message>
        <source>%1 of data would be lost; the objective is %2</source>
        <translation>将丢失 %1 的数据；目标为 %2</translation>
    </message>
    <message>
        <source>it would take %1; the objective is %2</source>
        <translation>将需要 %1；目标为 %2</translation>
    </message>
    <message>
        <source>how much would be lost is not known</source>
        <translation>将丢失多少未知</translation>
    </message>
    <message>
        <source>%1 is behind</source>
        <translation>%1 落后</translation>
    </message>
    <message>
        <source>every candidate is in the primary&apos;s region</source>
        <translation>所有候选都与主库位于同一区域</translation>
    </message>
    <message>
        <source>there is one candidate only</source>
        <translation>只有一个候选</translation>
    </message>
    <message>
        <source>%1 is not healthy</source>
        <translation>%1 不健康</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>%1 cannot be stopped from here</source>
        <translation>无法从本机停止 %1</translation>
    </message>
    <message>
        <source>archiving fails</source>
        <translation>归档失败</translation>
    </message>
    <message>
        <source>no endpoint is declared: applications must find the new primary themselves</source>
        <translation>未声明端点：应用程序须自行找到新主库</translation>
    </message>
    <message>
        <source>no other workstation may act on the cluster meanwhile</source>
        <translation>其间其他工作站不得对此集群进行操作</translation>
    </message>
    <message>
        <source>others may act again</source>
        <translation>其他工作站可以重新进行操作</translation>
    </message>
    <message>
        <source>what is written now need not be written while applications wait</source>
        <translation>现在写入的内容就无需在应用程序等待时再写入</translation>
    </message>
    <message>
        <source>until then its control file names the old timeline and a rewind would do harm</source>
        <translation>在此之前，其控制文件仍记录旧时间线，回卷会造成损害</translation>
    </message>
    <message>
        <source>the WAL that %1 will need is kept</source>
        <translation>保留 %1 将需要的 WAL</translation>
    </message>
    <message>
        <source>it would keep WAL for ever: %1 follows another node now</source>
        <translation>它会永远保留 WAL：%1 现已跟随另一个节点</translation>
    </message>
    <message>
        <source>a standby that misses its upstream asks again after 100 ms, not after seconds</source>
        <translation>失去上游的备库将在 100 ms 后重试，而不是数秒之后</translation>
    </message>
    <message>
        <source>only needed during the operation</source>
        <translation>仅在操作期间需要</translation>
    </message>
    <message>
        <source>clients wait instead of failing</source>
        <translation>客户端等待而不是失败</translation>
    </message>
    <message>
        <source>clients go on</source>
        <translation>客户端继续运行</translation>
    </message>
    <message>
        <source>after this no session can write there any more, and nothing acknowledged is missing on the new primary</source>
        <translation>此后任何会话都无法再在那里写入，且新主库不缺少任何已确认的内容</translation>
    </message>
    <message>
        <source>it still answers: nothing may be written there any more</source>
        <translation>它仍有应答：不得再向那里写入任何内容</translation>
    </message>
    <message>
        <source>it takes writes beside the primary</source>
        <translation>它与主库同时接受写入</translation>
    </message>
    <message>
        <source>nobody knows whether its last words arrived: only itself can say</source>
        <translation>没有谁知道其最后的内容是否已送达：只有它自己能说明</translation>
    </message>
    <message>
        <source>it receives through %1, whose word does not count</source>
        <translation>它经由 %1 接收，而后者的说法不足为凭</translation>
    </message>
    <message>
        <source>a node that does not run cannot write</source>
        <translation>未运行的节点无法写入</translation>
    </message>
    <message>
        <source>it must not come back as a second primary</source>
        <translation>它不得作为第二个主库重新出现</translation>
    </message>
    <message>
        <source>its data must not change meanwhile</source>
        <translation>其间它的数据不得改变</translation>
    </message>
    <message>
        <source>from here on it takes writes</source>
        <translation>从此它接受写入</translation>
    </message>
    <message>
        <source>applications that write find %1</source>
        <translation>写入的应用程序会找到 %1</translation>
    </message>
    <message>
        <source>it loses its upstream and receives from %1 now</source>
        <translation>它失去上游，现改从 %1 接收</translation>
    </message>
    <message>
        <source>%1 has more than the candidate</source>
        <translation>%1 拥有的数据多于候选节点</translation>
    </message>
    <message>
        <source>every byte that is left is kept</source>
        <translation>剩余的每个字节都会保留</translation>
    </message>
    <message>
        <source>done is only what a write has proven</source>
        <translation>只有经写入证明的才算完成</translation>
    </message>
    <message>
        <source>done is only what an application would see</source>
        <translation>只有应用程序能看到的才算完成</translation>
    </message>
    <message>
        <source>it follows %1 from now on</source>
        <translation>它从此跟随 %1</translation>
    </message>
    <message>
        <source>a node that only seems to stream is none: its replay must pass the fork</source>
        <translation>看似在流复制的节点不算备库：其重放必须越过分叉点</translation>
    </message>
    <message>
        <source>it is a standby: it needs the fence no more</source>
        <translation>它已是备库：不再需要隔离</translation>
    </message>
    <message>
        <source>what only it has is kept, whatever comes</source>
        <translation>无论如何，只有它才有的内容都会保留</translation>
    </message>
    <message>
        <source>what only it has is taken back, the rest stays</source>
        <translation>只有它才有的内容将被回退，其余保留</translation>
    </message>
    <message>
        <source>its data is kept, whatever comes</source>
        <translation>无论如何，其数据都会保留</translation>
    </message>
    <message>
        <source>it cannot be rewound, or its data shall be kept</source>
        <translation>它无法回卷，或其数据须予保留</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>按要求</translation>
    </message>
    <message>
        <source>Patroni decides about roles here</source>
        <translation>此处的角色由 Patroni 决定</translation>
    </message>
    <message>
        <source>Patroni would act by itself meanwhile</source>
        <translation>其间 Patroni 会自行采取行动</translation>
    </message>
    <message>
        <source>switchover, %1 → %2</source>
        <translation>计划内切换，%1 → %2</translation>
    </message>
    <message>
        <source>switchover %3, %1 → %2</source>
        <translation>计划内切换 %3，%1 → %2</translation>
    </message>
    <message>
        <source>switchover %1 → %2 taken back</source>
        <translation>计划内切换 %1 → %2 已撤销</translation>
    </message>
    <message>
        <source>switchover %1 → %2 stands still: resume it or take it back</source>
        <translation>计划内切换 %1 → %2 停在半途：请继续或撤销</translation>
    </message>
    <message>
        <source>failover, %1 → %2</source>
        <translation>故障转移，%1 → %2</translation>
    </message>
    <message>
        <source>failover %3, %1 → %2</source>
        <translation>故障转移 %3，%1 → %2</translation>
    </message>
    <message>
        <source>failover %1 → %2 taken back</source>
        <translation>故障转移 %1 → %2 已撤销</translation>
    </message>
    <message>
        <source>failover %1 → %2 stands still: resume it or take it back</source>
        <translation>故障转移 %1 → %2 停在半途：请继续或撤销</translation>
    </message>
    <message>
        <source>rejoin done</source>
        <translation>重新加入已完成</translation>
    </message>
    <message>
        <source>rejoin taken back</source>
        <translation>重新加入已撤销</translation>
    </message>
    <message>
        <source>rejoin stands still: resume it or take it back</source>
        <translation>重新加入停在半途：请继续或撤销</translation>
    </message>
    <message>
        <source>maintenance began</source>
        <translation>维护已开始</translation>
    </message>
    <message>
        <source>maintenance taken back</source>
        <translation>维护已撤销</translation>
    </message>
    <message>
        <source>maintenance stands still: resume it or take it back</source>
        <translation>维护停在半途：请继续或撤销</translation>
    </message>
    <message>
        <source>maintenance ended</source>
        <translation>维护已结束</translation>
    </message>
    <message>
        <source>the end of maintenance taken back</source>
        <translation>结束维护已撤销</translation>
    </message>
    <message>
        <source>the end of maintenance stands still: resume it or take it back</source>
        <translation>结束维护停在半途：请继续或撤销</translation>
    </message>
    <message>
        <source>Patroni decides about roles, but its interface does not answer: %1</source>
        <translation>角色由 Patroni 决定，但其接口没有应答：%1</translation>
    </message>
    <message>
        <source>Bring Patroni and its configuration store back; nobody else may act.</source>
        <translation>请恢复 Patroni 及其配置存储；其他任何人都不得操作。</translation>
    </message>
    <message>
        <source>Patroni decides about roles and is paused: it is asked to act, but does nothing by itself</source>
        <translation>角色由 Patroni 决定，且它已暂停：会应请求操作，但不会自行动作</translation>
    </message>
    <message>
        <source>%1 was promoted once: it left the primary&apos;s timeline</source>
        <translation>%1 曾被提升：它已离开主库的时间线</translation>
    </message>
    <message>
        <source>a person has to stop %1</source>
        <translation>须由人员停止 %1</translation>
    </message>
    <message>
        <source>Plan a rejoin of %1 first.</source>
        <translation>请先规划 %1 的重新加入。</translation>
    </message>
    <message>
        <source>endpoints that do not lead to the primary: %1</source>
        <translation>未指向主库的端点：%1</translation>
    </message>
    <message>
        <source>it went down meanwhile and is to lead again</source>
        <translation>它在此期间已停机，需重新担任主库</translation>
    </message>
    <message>
        <source>what can be made ready beforehand takes no time in the outage</source>
        <translation>能提前准备好的，就不占用中断时间</translation>
    </message>
    <message>
        <source>in maintenance since %1 by %2</source>
        <translation>由 %2 自 %1 起维护</translation>
    </message>
    <message>
        <source>in maintenance since %1 by %2: %3</source>
        <translation>由 %2 自 %1 起维护：%3</translation>
    </message>
    <message>
        <source>%1: nobody has looked yet where it leads</source>
        <translation>%1：尚未查看其指向</translation>
    </message>
    <message>
        <source>%1 leads to %2, the primary</source>
        <translation>%1 指向主库 %2</translation>
    </message>
    <message>
        <source>%1 leads to %2, which is not the primary; that is %3</source>
        <translation>%1 指向 %2，它不是主库；主库是 %3</translation>
    </message>
    <message>
        <source>%1 leads to %2, a second primary; the newer one is %3</source>
        <translation>%1 指向 %2，它是第二个主库；较新的是 %3</translation>
    </message>
    <message>
        <source>%1 is paused: its clients wait</source>
        <translation>%1 已暂停：其客户端在等待</translation>
    </message>
    <message>
        <source>where %1 leads is not known: %2</source>
        <translation>%1 的指向未知：%2</translation>
    </message>
    <message>
        <source>%1 leads to %2, whose role is not known now</source>
        <translation>%1 指向 %2，其当前角色未知</translation>
    </message>
    <message>
        <source>%1: its cluster is in maintenance</source>
        <translation>%1：其集群处于维护中</translation>
    </message>
    <message>
        <source>%1 is paused: it does nothing by itself</source>
        <translation>%1 已暂停：不会自行动作</translation>
    </message>
    <message>
        <source>%1 acts by itself again</source>
        <translation>%1 恢复自行动作</translation>
    </message>
    <message>
        <source>applying has failed: %1; its data is %2 old</source>
        <translation>应用失败：%1；其数据已有 %2 之久</translation>
    </message>
    <message>
        <source>receives nothing: %1; its data is %2 old</source>
        <translation>未接收到数据：%1；其数据已有 %2 之久</translation>
    </message>
    <message>
        <source>read-only, and no replication is configured; it has executed %1</source>
        <translation>只读，且未配置复制；已执行 %1</translation>
    </message>
    <message>
        <source>receives nothing: its receiver is stopped; it has executed %1, its data is %2 old</source>
        <translation>未接收到数据：其接收线程已停止；已执行 %1，其数据已有 %2 之久</translation>
    </message>
    <message>
        <source>receives nothing: it tries to connect to %1; its data is %2 old</source>
        <translation>未接收到数据：正尝试连接 %1；其数据已有 %2 之久</translation>
    </message>
    <message>
        <source>receives nothing: nothing came from %1 for %2; its data is %3 old</source>
        <translation>未接收到数据：%2 以来没有来自 %1 的数据；其数据已有 %3 之久</translation>
    </message>
    <message>
        <source>errant transactions: it has %1, which %2 has not</source>
        <translation>游离事务：它有 %1，而 %2 没有</translation>
    </message>
    <message>
        <source>it lacks %1, which the binary logs of %2 no longer have</source>
        <translation>它缺少 %1，而 %2 的二进制日志已不再包含</translation>
    </message>
    <message>
        <source>replicates, but is not read-only: what is written there makes it differ</source>
        <translation>正在复制，但不是只读：写入它会造成数据分歧</translation>
    </message>
    <message>
        <source>the primary is read-only: nobody can write</source>
        <translation>主库为只读：无人可以写入</translation>
    </message>
    <message>
        <source>semi-synchronous replication is on, but commits wait for nobody: %1 replicas do it</source>
        <translation>半同步复制已开启，但提交不等待任何副本：参与的副本有 %1 个</translation>
    </message>
    <message>
        <source>%2 receives from %1</source>
        <translation>%2 从 %1 接收</translation>
    </message>
    <message>
        <source>%2 cannot be asked, and %1 does not say to whom it sends</source>
        <translation>无法询问 %2，而 %1 也不说明它向谁发送</translation>
    </message>
</context>
<context>
    <name>SchemaCheck</name>
    <message>
        <source>&apos;%1&apos; stands here twice, first in line %2</source>
        <translation>“%1”在此出现两次，首次在第 %2 行</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing: expected %2</source>
        <translation>缺少“%1”：应为%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs &apos;%2&apos; beside it</source>
        <translation>“%1”需要同时有“%2”</translation>
    </message>
    <message>
        <source>%1: expected at least one entry, found none</source>
        <translation>%1：应至少有一项，却没有</translation>
    </message>
    <message>
        <source>entry of %1</source>
        <translation>%1 的条目</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation>应为%1，却是%2</translation>
    </message>
    <message>
        <source>%1: expected at most %2 characters, found %3</source>
        <translation>%1：最多 %2 个字符，却有 %3 个</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3; did you mean &apos;%4&apos;?</source>
        <translation>%1：应为%2，却是%3；是否想写“%4”？</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3; in quotes it is a text</source>
        <translation>%1：应为%2，却是%3；加引号即为文本</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3</source>
        <translation>%1：应为%2，却是%3</translation>
    </message>
    <message>
        <source>expected a key, found %1</source>
        <translation>应为键，却是%1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no place here: a fleet file never holds a secret. Keep it in the keychain, in MERIDIAN_PASSWORD_&lt;NAME&gt;, in a password file (password_file) or in a service file</source>
        <translation>“%1”不能放在这里：机群文件从不保存机密。请将其放在钥匙串、MERIDIAN_PASSWORD_&lt;NAME&gt;、密码文件（password_file）或服务文件中</translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos;; did you mean &apos;%2&apos;?</source>
        <translation>未知键“%1”；是否想写“%2”？</translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos;; known here are %2</source>
        <translation>未知键“%1”；此处可用：%2</translation>
    </message>
</context>
<context>
    <name>SchemaWords</name>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>a mapping (key: value)</source>
        <translation>映射（键: 值）</translation>
    </message>
    <message>
        <source>a list (- entry)</source>
        <translation>列表（- 条目）</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数字</translation>
    </message>
    <message>
        <source>a duration from %1 to %2, such as 500ms, 5s, 2min or 1h</source>
        <translation>%1 到 %2 的时长，例如 500ms、5s、2min 或 1h</translation>
    </message>
    <message>
        <source>a size from %1 to %2, such as 10MB or 1GiB</source>
        <translation>%1 到 %2 的大小，例如 10MB 或 1GiB</translation>
    </message>
    <message>
        <source>a colour in quotes, such as &quot;#c0392b&quot;</source>
        <translation>带引号的颜色，例如 &quot;#c0392b&quot;</translation>
    </message>
    <message>
        <source>a country code of two capital letters, such as IE</source>
        <translation>两个大写字母的国家代码，例如 IE</translation>
    </message>
    <message>
        <source>a host name, an address or the folder of a socket</source>
        <translation>主机名、地址或套接字所在文件夹</translation>
    </message>
    <message>
        <source>a name without line breaks and spaces around it</source>
        <translation>没有换行且首尾无空格的名称</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>a line of text</source>
        <translation>一行文本</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>a connection string</source>
        <translation>连接串</translation>
    </message>
    <message>
        <source>a text of %1 lines</source>
        <translation>%1 行的文本</translation>
    </message>
    <message>
        <source>a path that begins with /</source>
        <translation>以 / 开头的路径</translation>
    </message>
    <message>
        <source>a word without spaces that does not begin with &apos;-&apos;</source>
        <translation>不含空格且不以“-”开头的词</translation>
    </message>
    <message>
        <source>an address such as https://10.0.0.5:8008</source>
        <translation>地址，例如 https://10.0.0.5:8008</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>%1 is ignored: it is not a plain file</source>
        <translation>已忽略 %1：它不是普通文件</translation>
    </message>
    <message>
        <source>%1 is ignored: group or others have access to it; its mode must be 0600</source>
        <translation>已忽略 %1：组或其他用户可访问；其权限必须为 0600</translation>
    </message>
    <message>
        <source>%1 is ignored: it cannot be read</source>
        <translation>已忽略 %1：无法读取</translation>
    </message>
    <message>
        <source>no service file has a section [%1]</source>
        <translation>没有服务文件含有 [%1] 段</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>服务 %1</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>环境变量 %1</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>password file %1</source>
        <translation>密码文件 %1</translation>
    </message>
    <message>
        <source>%1 has no line for %2:%3:%4:%5</source>
        <translation>%1 中没有对应 %2:%3:%4:%5 的行</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>On the map</source>
        <translation>在地图上</translation>
    </message>
    <message>
        <source>Next region that way</source>
        <translation>该方向的下一个区域</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>The whole fleet</source>
        <translation>整个机群</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>In tables</source>
        <translation>在表格中</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有位置</translation>
    </message>
    <message>
        <source>Next, previous control</source>
        <translation>下一个、上一个控件</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>Free some space on the disk of %1; writing is tried again by itself.</source>
        <translation>请在 %1 所在磁盘上腾出空间；会自动重新尝试写入。</translation>
    </message>
    <message>
        <source>Check the disk of %1; writing is tried again by itself.</source>
        <translation>请检查 %1 所在磁盘；会自动重新尝试写入。</translation>
    </message>
    <message>
        <source>Allow this user to write %1 and its folder, or choose another file.</source>
        <translation>请允许当前用户写入 %1 及其文件夹，或选择其他文件。</translation>
    </message>
    <message>
        <source>Move %1 away, or choose another file: a new one is begun.</source>
        <translation>请移走 %1，或选择其他文件：将新建一个。</translation>
    </message>
    <message>
        <source>Close the other program that uses %1.</source>
        <translation>请关闭正在使用 %1 的其他程序。</translation>
    </message>
    <message>
        <source>read the store %1</source>
        <translation>读取存储 %1</translation>
    </message>
    <message>
        <source>%1 cannot be unpacked</source>
        <translation>%1 无法解压</translation>
    </message>
    <message>
        <source>use the store %1</source>
        <translation>使用存储 %1</translation>
    </message>
    <message>
        <source>open the store %1</source>
        <translation>打开存储 %1</translation>
    </message>
    <message>
        <source>it has schema version %1, this program knows versions up to %2</source>
        <translation>其架构版本为 %1，本程序最高支持 %2</translation>
    </message>
    <message>
        <source>Use the newer program, or choose another file. Nothing in it was changed.</source>
        <translation>请使用更新的程序，或选择其他文件。其中内容未被更改。</translation>
    </message>
    <message>
        <source>it is the database of another program</source>
        <translation>它是其他程序的数据库</translation>
    </message>
    <message>
        <source>Choose another file. Nothing in it was changed.</source>
        <translation>请选择其他文件。其中内容未被更改。</translation>
    </message>
</context>
<context>
    <name>SurroundingFacts</name>
    <message>
        <source>paused, its clients wait</source>
        <translation>已暂停，其客户端在等待</translation>
    </message>
    <message>
        <source>not looked yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a node and its role</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Endpoints lead to</source>
        <translation>端点指向</translation>
    </message>
    <message>
        <source>timeline %1</source>
        <translation>时间线 %1</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>Roles are decided by</source>
        <translation>角色决定者</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Meridian</source>
        <translation>Meridian</translation>
    </message>
    <message>
        <source>watches, and shows the owner&apos;s commands instead of acting</source>
        <translation>仅监视，并显示管理者的命令而不自行操作</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>作用域</translation>
    </message>
    <message>
        <source>Its interface</source>
        <translation>其接口</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>paused: it does nothing by itself</source>
        <translation>已暂停：不会自行动作</translation>
    </message>
    <message>
        <source>acts by itself</source>
        <translation>自行动作</translation>
    </message>
    <message>
        <source>Timeline %1 ended</source>
        <translation>时间线 %1 结束</translation>
    </message>
    <message>
        <source>%1 · %2 leads</source>
        <comment>a time and a node</comment>
        <translation>%1 · %2 为 leader</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>It does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>As %1 says</source>
        <translation>据 %1 所述</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>ThemeChoice</name>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>深色(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>read the time &apos;%1&apos;</source>
        <translation>读取时间“%1”</translation>
    </message>
    <message>
        <source>Write it like 2026-11-20T14:31:00Z.</source>
        <translation>请写成 2026-11-20T14:31:00Z 的形式。</translation>
    </message>
    <message>
        <source>a digit</source>
        <translation>一位数字</translation>
    </message>
    <message>
        <source>Z, +HH:MM or the end</source>
        <translation>Z、+HH:MM 或结尾</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数字</translation>
    </message>
    <message>
        <source>at character %1: expected %2, found %3</source>
        <translation>第 %1 个字符处：应为%2，却是%3</translation>
    </message>
</context>
<context>
    <name>Traffic</name>
    <message>
        <source>ask HAProxy at %1</source>
        <translation>查询位于 %1 的 HAProxy</translation>
    </message>
    <message>
        <source>Check the endpoint&apos;s socket, and who may use it.</source>
        <translation>请检查端点的套接字，以及谁可以使用它。</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>已被中止</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>it has no server %1/%2</source>
        <translation>它没有服务器 %1/%2</translation>
    </message>
    <message>
        <source>Correct the endpoint&apos;s backend and server.</source>
        <translation>请修正端点的 backend 和 server。</translation>
    </message>
    <message>
        <source>point %1 at %2</source>
        <translation>将 %1 指向 %2</translation>
    </message>
    <message>
        <source>no address for %1</source>
        <translation>%1 没有地址</translation>
    </message>
    <message>
        <source>The socket needs &quot;level admin&quot;.</source>
        <translation>套接字需要 &quot;level admin&quot;。</translation>
    </message>
    <message>
        <source>the socket&apos;s level is &quot;%1&quot;</source>
        <translation>套接字的 level 为“%1”</translation>
    </message>
    <message>
        <source>run %1 for %2</source>
        <translation>为 %2 运行 %1</translation>
    </message>
    <message>
        <source>Run the endpoint&apos;s command by hand.</source>
        <translation>请手动运行端点的命令。</translation>
    </message>
    <message>
        <source>not done in time</source>
        <translation>未及时完成</translation>
    </message>
    <message>
        <source>it failed without a word</source>
        <translation>它失败且未给出任何消息</translation>
    </message>
    <message>
        <source>change PgBouncer&apos;s configuration</source>
        <translation>更改 PgBouncer 的配置</translation>
    </message>
    <message>
        <source>its [databases] section has neither &quot;%1&quot; nor *</source>
        <translation>其 [databases] 节中既没有“%1”也没有 *</translation>
    </message>
    <message>
        <source>Correct the endpoint&apos;s database or config_file.</source>
        <translation>请修正端点的 database 或 config_file。</translation>
    </message>
    <message>
        <source>the console of %1 (%2:%3)</source>
        <translation>%1 的控制台（%2:%3）</translation>
    </message>
    <message>
        <source>transactions do not end; the pause was taken back</source>
        <translation>事务没有结束；暂停已撤回</translation>
    </message>
    <message>
        <source>ask the console of %1</source>
        <translation>查询 %1 的控制台</translation>
    </message>
    <message>
        <source>it has no database &quot;%1&quot; yet</source>
        <translation>它还没有数据库“%1”</translation>
    </message>
    <message>
        <source>Correct the endpoint&apos;s database in the fleet file.</source>
        <translation>请在机群文件中修正端点的 database。</translation>
    </message>
    <message>
        <source>after RELOAD it still leads to %1:%2</source>
        <translation>RELOAD 之后它仍指向 %1:%2</translation>
    </message>
    <message>
        <source>config_file is not the file that it reads: correct it.</source>
        <translation>config_file 不是它所读取的文件：请修正。</translation>
    </message>
    <message>
        <source>Add the endpoint&apos;s user to admin_users of PgBouncer.</source>
        <translation>请将端点的用户加入 PgBouncer 的 admin_users。</translation>
    </message>
    <message>
        <source>ask %1</source>
        <translation>查询 %1</translation>
    </message>
    <message>
        <source>it leads to a server at %1:%2 that is none of the cluster&apos;s nodes as they were last seen</source>
        <translation>它指向位于 %1:%2 的服务器，而按最近所见，该服务器不是本集群的任何节点</translation>
    </message>
    <message>
        <source>Find out which server that is.</source>
        <translation>请查明那是哪台服务器。</translation>
    </message>
    <message>
        <source>Check the endpoint in the fleet file, and its log.</source>
        <translation>请检查机群文件中的端点及其日志。</translation>
    </message>
</context>
<context>
    <name>WindowOptions</name>
    <message>
        <source>read the option --%1</source>
        <translation>读取选项 --%1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not usable</source>
        <translation>“%1”无法使用</translation>
    </message>
    <message>
        <source>Give %1.</source>
        <translation>请给出%1。</translation>
    </message>
    <message>
        <source>Watch and run databases that span the world</source>
        <translation>监视并运行遍布全球的数据库</translation>
    </message>
    <message>
        <source>The fleet file to watch; else the one opened last.</source>
        <translation>要监视的机群文件；未给出则为上次打开的文件。</translation>
    </message>
    <message>
        <source>en or zh_CN.</source>
        <translation>en 或 zh_CN。</translation>
    </message>
    <message>
        <source>The window&apos;s size, for example 1680x1050.</source>
        <translation>窗口大小，例如 1680x1050。</translation>
    </message>
    <message>
        <source>Save the window as PNG and end.</source>
        <translation>将窗口保存为 PNG 后退出。</translation>
    </message>
    <message>
        <source>Seconds from the first live picture to the screenshot.</source>
        <translation>从首个实时画面到截图的秒数。</translation>
    </message>
    <message>
        <source>The file that history is kept in.</source>
        <translation>保存历史的文件。</translation>
    </message>
    <message>
        <source>en or zh_CN</source>
        <translation> en 或 zh_CN</translation>
    </message>
    <message>
        <source>width and height, for example 1680x1050</source>
        <translation>宽和高，例如 1680x1050</translation>
    </message>
    <message>
        <source>a number of seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>options only, the fleet file with --fleet</source>
        <translation>选项，机群文件用 --fleet 指定</translation>
    </message>
    <message>
        <source>The page to begin with: %1.</source>
        <translation>启动时显示的页面：%1。</translation>
    </message>
    <message>
        <source>Print the names of the pages and end.</source>
        <translation>打印各页面名称后退出。</translation>
    </message>
    <message>
        <source>Begin with the wall: full screen, read only, pages that turn.</source>
        <translation>以大屏启动：全屏、只读、页面轮换。</translation>
    </message>
    <message>
        <source>The wall&apos;s pages in their order: %1.</source>
        <translation>大屏依次显示的页面：%1。</translation>
    </message>
    <message>
        <source>How long the wall shows a page.</source>
        <translation>大屏每个页面的显示时长。</translation>
    </message>
    <message>
        <source>A window of its own, although Meridian is running.</source>
        <translation>即使 Meridian 已在运行，也另开一个窗口。</translation>
    </message>
    <message>
        <source>Print how long the first frame and, with --fleet, the first map took, and end.</source>
        <translation>打印首帧以及（给出 --fleet 时）首幅地图的耗时后退出。</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>some of %1, with commas</source>
        <translation>%1 中的若干个，以逗号分隔</translation>
    </message>
    <message>
        <source>a number of seconds from 1 on</source>
        <translation>不小于 1 的秒数</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>维护中</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>cascading standby</source>
        <translation>级联备库</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>备库</translation>
    </message>
    <message>
        <source>unknown role</source>
        <translation>角色未知</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>streaming</source>
        <translation>流复制中</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>追赶中</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>the two ends disagree</source>
        <translation>两端不一致</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>预发布</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>upstream</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>管理者</translation>
    </message>
</context>
<context>
    <name>meridian::AboutWindow</name>
    <message>
        <source>About Meridian</source>
        <translation>关于 Meridian</translation>
    </message>
    <message>
        <source>Meridian</source>
        <translation>Meridian</translation>
    </message>
    <message>
        <source>Version %1  ·  Qt %2  ·  %3</source>
        <translation>版本 %1  ·  Qt %2  ·  %3</translation>
    </message>
    <message>
        <source>Watches databases that span the world. Copyright the Meridian developers. This is free software under the [GNU General Public License](https://www.gnu.org/licenses/gpl-3.0.html), version 3 or later: you may use, study, share and change it. It comes without any warranty.</source>
        <translation>监视遍布全球的数据库。版权归 Meridian 开发者所有。本程序是自由软件，遵循 [GNU 通用公共许可证](https://www.gnu.org/licenses/gpl-3.0.html)第 3 版或更新版本：您可以使用、研究、分享和修改它。不提供任何担保。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <source>for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>Copies all of this, for a report</source>
        <translation>复制以上全部内容，便于报告问题</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>meridian::AvailabilityPage</name>
    <message>
        <source>Export availability</source>
        <translation>导出可用性</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>导出 CSV(&amp;E)…</translation>
    </message>
    <message>
        <source>No fleet is open: there is nothing whose availability could be shown.</source>
        <translation>未打开机群：没有可显示可用性的对象。</translation>
    </message>
    <message>
        <source>Availability of clusters and regions</source>
        <translation>集群和区域的可用性</translation>
    </message>
    <message>
        <source>Left and Right move from day to day. Hatched: not watched.</source>
        <translation>左、右方向键逐日移动。斜线：未监视。</translation>
    </message>
    <message>
        <source>Availability by day or month</source>
        <translation>按日或按月的可用性</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
</context>
<context>
    <name>meridian::CanaryChart</name>
    <message>
        <source>Writes seen by a client of %1</source>
        <translation>%1 的客户端观察到的写入</translation>
    </message>
    <message>
        <source>longest gap %1</source>
        <translation>最长间隔 %1</translation>
    </message>
    <message>
        <source>No write yet</source>
        <translation>尚无写入</translation>
    </message>
    <message>
        <source>and counting</source>
        <translation>仍在增加</translation>
    </message>
</context>
<context>
    <name>meridian::ChartCard</name>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>meridian::ChartLegend</name>
    <message>
        <source>%1, shown</source>
        <translation>%1，已显示</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1，已隐藏</translation>
    </message>
    <message>
        <source>%1 more series</source>
        <translation>另有 %1 个序列</translation>
    </message>
    <message>
        <source>%1
Click or Space: show or hide. With Ctrl or Alt: this one alone. Menu key: both.</source>
        <translation>%1
单击或空格键：显示或隐藏。按住 Ctrl 或 Alt：只显示此项。菜单键：两者皆可。</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏 %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Show %1 alone</source>
        <translation>只显示 %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>meridian::ChartPair</name>
    <message>
        <source>critical %1</source>
        <translation>严重 %1</translation>
    </message>
    <message>
        <source>warning %1</source>
        <translation>警告 %1</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>复制延迟</translation>
    </message>
</context>
<context>
    <name>meridian::ChartPlot</name>
    <message>
        <source>No measurement in this range</source>
        <translation>此范围内没有测量值</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>%1
and %2 more</source>
        <translation>%1
另有 %2 个</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>从 %1 到 %2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a series and its newest value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>no measurement</source>
        <comment>of a series</comment>
        <translation>无测量值</translation>
    </message>
    <message>
        <source>%1 Values at %2: %3.</source>
        <comment>a sentence, a time and a list</comment>
        <translation>%1%2 的值：%3。</translation>
    </message>
</context>
<context>
    <name>meridian::ChartWidget</name>
    <message>
        <source>%1 of %2 shown</source>
        <translation>显示 %1 / %2</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1，已暂停</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片 (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>矢量图 (SVG)…</translation>
    </message>
    <message>
        <source>Values (CSV)…</source>
        <translation>数值 (CSV)…</translation>
    </message>
    <message>
        <source>Time range. The wheel zooms, dragging pans, a click looks back at that moment, a double click returns to now. Keys: arrows pan, + and - zoom, Home returns; with Shift the arrows move the crosshair, with Ctrl from event to event, and Enter looks back.</source>
        <translation>时间范围。滚轮缩放，拖动平移，单击回看该时刻，双击回到现在。按键：方向键平移，+ 和 - 缩放，Home 返回；按住 Shift 时方向键移动十字线，按住 Ctrl 时在事件间移动，Enter 回看。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Logarithmic scale: each mark is ten times the one below; zero has a foot of its own.</source>
        <translation>对数刻度：每个刻度是下一刻度的十倍；零单独位于底部。</translation>
    </message>
</context>
<context>
    <name>meridian::ChartsPage</name>
    <message>
        <source>Over time</source>
        <translation>随时间</translation>
    </message>
    <message>
        <source>Latency matrix</source>
        <translation>时延矩阵</translation>
    </message>
    <message>
        <source>By node</source>
        <translation>按节点</translation>
    </message>
    <message>
        <source>By link</source>
        <translation>按链路</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>From here to each node, and its lag</source>
        <translation>从本机到每个节点，及其延迟</translation>
    </message>
    <message>
        <source>Between the two ends of each link, and the lag of the receiving one</source>
        <translation>每条链路两端之间，及接收端的延迟</translation>
    </message>
    <message>
        <source>From here to each region, and the lag of its worst node</source>
        <translation>从本机到每个区域，及其最差节点的延迟</translation>
    </message>
    <message>
        <source>Lines of the charts</source>
        <translation>图表的线条</translation>
    </message>
</context>
<context>
    <name>meridian::CheckCard</name>
    <message>
        <source>measured %1</source>
        <translation>实测 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Accept this for this operation only</source>
        <translation>仅为此次操作接受此项</translation>
    </message>
</context>
<context>
    <name>meridian::ClockFace</name>
    <message>
        <source>polled %1</source>
        <translation>%1轮询</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>Click for local time</source>
        <translation>单击切换为本地时间</translation>
    </message>
    <message>
        <source>Click for UTC</source>
        <translation>单击切换为 UTC</translation>
    </message>
    <message>
        <source>Clock: %1, %2</source>
        <translation>时钟：%1，%2</translation>
    </message>
    <message>
        <source>looking back to %1</source>
        <translation>正在回看 %1</translation>
    </message>
</context>
<context>
    <name>meridian::ColumnChooser</name>
    <message>
        <source>As at &amp;first</source>
        <translation>恢复默认(&amp;F)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
</context>
<context>
    <name>meridian::CommandPalette</name>
    <message>
        <source>↑ ↓ choose   ·   Enter do it   ·   Esc leave</source>
        <translation>↑ ↓ 选择   ·   Enter 执行   ·   Esc 离开</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>没有匹配项。请少输入几个字母。</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 项</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Find a node, region, page, action or setting…</source>
        <translation>查找节点、区域、页面、操作或设置…</translation>
    </message>
    <message>
        <source>Find a node, region, page, action or setting</source>
        <translation>查找节点、区域、页面、操作或设置</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
</context>
<context>
    <name>meridian::Desktop</name>
    <message>
        <source>The wall is shown</source>
        <translation>正在显示大屏</translation>
    </message>
    <message>
        <source>&amp;Wall</source>
        <translation>大屏(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Desktop</source>
        <translation>桌面(&amp;D)</translation>
    </message>
</context>
<context>
    <name>meridian::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>meridian::Discovery</name>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>To be placed</source>
        <translation>待定位</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>a server of another cluster answers there</source>
        <translation>那里应答的是另一个集群的服务器</translation>
    </message>
    <message>
        <source>%1 follows %2 from %3, but no server of this cluster answers there: add its host and port by hand</source>
        <translation>%1 从 %3 跟随 %2，但那里没有本集群的服务器应答：请手动添加其主机和端口</translation>
    </message>
</context>
<context>
    <name>meridian::DiscoveryWizard</name>
    <message>
        <source>testing</source>
        <translation>测试中</translation>
    </message>
    <message>
        <source>asking the cluster</source>
        <translation>正在查询集群</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Choose at least one node.</source>
        <translation>请至少选择一个节点。</translation>
    </message>
    <message>
        <source>Every node needs a name of its own: &quot;%1&quot;.</source>
        <translation>每个节点都要有唯一的名称：“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>To be placed</source>
        <translation>待定位</translation>
    </message>
    <message>
        <source>Name the fleet file</source>
        <translation>命名机群文件</translation>
    </message>
    <message>
        <source>Fleet files (*.yaml)</source>
        <translation>机群文件 (*.yaml)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>One server is enough: its primary, standbys and cascades are found from there.</source>
        <translation>一台服务器就够了：由此可找到它的主库、备库和级联。</translation>
    </message>
    <message>
        <source>The way to it, step by step. Nothing is changed on the server.</source>
        <translation>逐步检查到它的路径。不会更改服务器上的任何内容。</translation>
    </message>
    <message>
        <source>Untick what is not wanted, name and place the rest. A guess stays a guess until you take it.</source>
        <translation>取消勾选不需要的，为其余的命名并定位。猜测在您采用之前始终只是猜测。</translation>
    </message>
    <message>
        <source>The file holds no password. It can be edited later, in the window or in any text editor.</source>
        <translation>文件中不含密码。之后可在窗口或任何文本编辑器中编辑。</translation>
    </message>
    <message>
        <source>Discover a cluster</source>
        <translation>发现集群</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation>数据库(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>Password &amp;file</source>
        <translation>密码文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;TLS</source>
        <translation>TLS(&amp;T)</translation>
    </message>
    <message>
        <source>Root &amp;certificate</source>
        <translation>根证书(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cluster&apos;s name</source>
        <translation>集群名称(&amp;C)</translation>
    </message>
    <message>
        <source>F&amp;leet&apos;s name</source>
        <translation>机群名称(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>goes to the keychain; empty: found as usual</source>
        <translation>存入钥匙串；留空则照常查找</translation>
    </message>
    <message>
        <source>libpq&apos;s own: ~/.pgpass</source>
        <translation>libpq 默认：~/.pgpass</translation>
    </message>
    <message>
        <source>libpq&apos;s own: ~/.postgresql/root.crt</source>
        <translation>libpq 默认：~/.postgresql/root.crt</translation>
    </message>
    <message>
        <source>Take the &amp;guesses</source>
        <translation>采用猜测(&amp;G)</translation>
    </message>
    <message>
        <source>Fill the empty regions with what the names speak of</source>
        <translation>按名称所示填写空缺的区域</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <translation>重新查询(&amp;A)</translation>
    </message>
    <message>
        <source>Try the hosts and ports that you typed</source>
        <translation>尝试您输入的主机和端口</translation>
    </message>
    <message>
        <source>&amp;New fleet file</source>
        <translation>新建机群文件(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Add to the open fleet &quot;%1&quot;</source>
        <translation>添加到已打开的机群“%1”(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Add to the open fleet</source>
        <translation>添加到已打开的机群(&amp;A)</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>浏览(&amp;R)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>完成(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
</context>
<context>
    <name>meridian::ErrorCard</name>
    <message>
        <source>&amp;Copy error</source>
        <translation>复制错误(&amp;C)</translation>
    </message>
</context>
<context>
    <name>meridian::EventDetails</name>
    <message>
        <source>&amp;Look at this moment</source>
        <translation>查看此时刻(&amp;L)</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>The chosen event</source>
        <translation>所选事件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No cause was recorded.</source>
        <translation>未记录原因。</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
</context>
<context>
    <name>meridian::EventFilterBar</name>
    <message>
        <source>Everywhere</source>
        <translation>所有位置</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>所选对象</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>任何类型</translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s)</source>
        <translation>
            <numerusform>%n 种类型</numerusform>
        </translation>
    </message>
    <message>
        <source>Search in all of them</source>
        <translation>在全部事件中搜索</translation>
    </message>
    <message>
        <source>Filter events by words</source>
        <translation>按文字筛选事件</translation>
    </message>
    <message>
        <source>Time of the events</source>
        <translation>事件的时间</translation>
    </message>
    <message>
        <source>Severity of the events</source>
        <translation>事件的严重程度</translation>
    </message>
    <message>
        <source>Kinds of events</source>
        <translation>事件的类型</translation>
    </message>
    <message>
        <source>Place of the events</source>
        <translation>事件的位置</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Any severity</source>
        <translation>任何严重程度</translation>
    </message>
    <message>
        <source>Warning and worse</source>
        <translation>警告及更严重</translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation>仅严重</translation>
    </message>
</context>
<context>
    <name>meridian::EventLines</name>
    <message>
        <source>Click on what happened to look at that moment</source>
        <translation>单击事件以查看该时刻</translation>
    </message>
</context>
<context>
    <name>meridian::EventsPage</name>
    <message>
        <source>Exporting: %1 of %2 events</source>
        <translation>正在导出：%1 / %2 个事件</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>more than %1 events</source>
        <translation>超过 %1 个事件</translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation>
            <numerusform>显示 %n 个新事件</numerusform>
        </translation>
    </message>
    <message>
        <source>No event matches. Look at a longer time, or clear the filters.</source>
        <translation>没有匹配的事件。请选择更长的时间，或清除筛选。</translation>
    </message>
    <message>
        <source>Nothing has happened yet.
Changes of health, roles and links will be listed here with their causes.</source>
        <translation>尚未发生任何事件。
健康状况、角色和链路的变化及其原因将列在这里。</translation>
    </message>
    <message>
        <source>Export events</source>
        <translation>导出事件</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>%1 events were exported.</source>
        <translation>已导出 %1 个事件。</translation>
    </message>
    <message>
        <source>The export failed: %1. Choose another place.</source>
        <translation>导出失败：%1。请选择其他位置。</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>导出 CSV(&amp;E)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
</context>
<context>
    <name>meridian::FailoversPage</name>
    <message>
        <source>Every cluster</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>more than %1 operations</source>
        <translation>超过 %1 个操作</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n 个操作</numerusform>
        </translation>
    </message>
    <message>
        <source>No operation yet.
Switchovers, failovers, rejoins and maintenance will be listed here with every step, its evidence and its time.</source>
        <translation>尚无操作。
计划内切换、故障转移、重新加入和维护，连同每个步骤及其证据和时间，将列在这里。</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>出错情况</translation>
    </message>
    <message>
        <source>Export the operation</source>
        <translation>导出此操作</translation>
    </message>
    <message>
        <source>Export operations</source>
        <translation>导出操作</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Every result</source>
        <translation>所有结果</translation>
    </message>
    <message>
        <source>Ever</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最近 1 天</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>最近 1 周</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>最近 1 个月</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>最近 1 年</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>导出 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>Markdown…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>No operation fits these filters.</source>
        <translation>没有符合这些筛选条件的操作。</translation>
    </message>
    <message>
        <source>Writes seen by a client</source>
        <translation>客户端所见的写入</translation>
    </message>
    <message>
        <source>through %1, around the longest gap</source>
        <translation>经由 %1，最长间隔前后</translation>
    </message>
    <message>
        <source>Save the flight recorder</source>
        <translation>保存飞行记录</translation>
    </message>
    <message>
        <source>Every operation that the filters find</source>
        <translation>筛选条件找到的所有操作</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>The whole operation with its steps and checks, as text</source>
        <translation>整个操作及其步骤和检查的文本</translation>
    </message>
    <message>
        <source>Flight recorder…</source>
        <translation>飞行记录…</translation>
    </message>
    <message>
        <source>All that is known around it in one archive, without secrets: samples, events, plan, steps, settings, fleet file</source>
        <translation>将与之相关的全部信息放入一个归档，不含机密：样本、事件、计划、步骤、设置、机群文件</translation>
    </message>
</context>
<context>
    <name>meridian::Finder</name>
    <message>
        <source>Find a node, run a command…</source>
        <translation>查找节点、执行命令…</translation>
    </message>
    <message>
        <source>Find a node, run a command</source>
        <translation>查找节点、执行命令</translation>
    </message>
    <message>
        <source>Find a node, region, page, action or setting (%1)</source>
        <translation>查找节点、区域、页面、操作或设置（%1）</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
</context>
<context>
    <name>meridian::FirstRunPage</name>
    <message>
        <source>No fleet yet</source>
        <translation>尚无机群</translation>
    </message>
    <message>
        <source>Meridian watches replicated databases in many regions. It needs to know which ones.</source>
        <translation>Meridian 监视分布在多个区域的复制数据库。它需要知道是哪些。</translation>
    </message>
    <message>
        <source>&amp;Open a fleet file</source>
        <translation>打开机群文件(&amp;O)</translation>
    </message>
    <message>
        <source>A YAML file that names regions, clusters and nodes.</source>
        <translation>列出区域、集群和节点的 YAML 文件。</translation>
    </message>
    <message>
        <source>&amp;Connect to a server and discover the cluster</source>
        <translation>连接服务器并发现集群(&amp;C)</translation>
    </message>
    <message>
        <source>Give one server; its primary, standbys and cascades are found from there.</source>
        <translation>给出一台服务器，即可由此找到它的主库、备库和级联。</translation>
    </message>
    <message>
        <source>Start the &amp;practice lab</source>
        <translation>启动练习环境(&amp;P)</translation>
    </message>
    <message>
        <source>Real PostgreSQL servers on this machine, with the delays of a world between them.</source>
        <translation>本机上的真实 PostgreSQL 服务器，彼此之间有全球范围的时延。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>meridian::FleetControl</name>
    <message>
        <source>looking for it…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>found in: %1 (%2)</source>
        <translation>找到于：%1（%2）</translation>
    </message>
    <message>
        <source>found in: %1</source>
        <translation>找到于：%1</translation>
    </message>
    <message>
        <source>in the open fleet already</source>
        <translation>已在打开的机群中</translation>
    </message>
    <message>
        <source>follows %1</source>
        <translation>跟随 %1</translation>
    </message>
    <message numerus="yes">
        <source>Of %n node(s) nobody tells the port: type it into the table and ask again.</source>
        <translation>
            <numerusform>有 %n 个节点的端口未知：请在表格中输入并重新查询。</numerusform>
        </translation>
    </message>
    <message>
        <source>write the fleet file %1</source>
        <translation>写入机群文件 %1</translation>
    </message>
    <message>
        <source>there is a file of that name already</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
</context>
<context>
    <name>meridian::FleetEditor</name>
    <message numerus="yes">
        <source>%n &amp;problem(s)</source>
        <translation>
            <numerusform>%n 个问题(&amp;P)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1[*] – edit the fleet</source>
        <translation>%1[*] – 编辑机群</translation>
    </message>
    <message>
        <source>What somebody else changed in %1</source>
        <translation>其他人在 %1 中所做的更改</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>是否保存对 %1 的更改？</translation>
    </message>
    <message>
        <source>There are problems left: they have to be corrected before it can be saved.</source>
        <translation>仍有问题：须先修正才能保存。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>继续编辑(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Node</source>
        <translation>节点(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>集群(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>区域(&amp;R)</translation>
    </message>
    <message>
        <source>Cre&amp;dential</source>
        <translation>凭据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>添加一项</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>移除(&amp;V)</translation>
    </message>
    <message>
        <source>Take the chosen entry out of the file (Delete)</source>
        <translation>从文件中移除所选项（Delete）</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>重做(&amp;O)</translation>
    </message>
    <message>
        <source>Test &amp;connection</source>
        <translation>测试连接(&amp;C)</translation>
    </message>
    <message>
        <source>Try the way to the chosen node step by step (Ctrl+T)</source>
        <translation>逐步测试到所选节点的路径（Ctrl+T）</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Write the changed lines into %1 (Ctrl+S)</source>
        <translation>将更改的行写入 %1（Ctrl+S）</translation>
    </message>
    <message>
        <source>Show what changed there</source>
        <translation>显示那里的更改</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新加载(&amp;R)</translation>
    </message>
    <message>
        <source>Take what is on disk; Undo brings your text back</source>
        <translation>采用磁盘上的内容；撤销可恢复您的文本</translation>
    </message>
    <message>
        <source>What changes in %1</source>
        <translation>%1 中将有的更改</translation>
    </message>
    <message>
        <source>Nothing changed in %1</source>
        <translation>%1 中没有更改</translation>
    </message>
    <message>
        <source>Lines that change</source>
        <translation>更改的行</translation>
    </message>
    <message>
        <source>The lines that change are shown here before they are written. Comments and order stay.</source>
        <translation>更改的行在写入前显示于此。注释和顺序保持不变。</translation>
    </message>
    <message>
        <source>Connection to %1</source>
        <translation>到 %1 的连接</translation>
    </message>
    <message>
        <source>Choose a node to test</source>
        <translation>请选择要测试的节点</translation>
    </message>
</context>
<context>
    <name>meridian::FleetForm</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 *</source>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>goes to the keychain, never into the file</source>
        <translation>存入钥匙串，绝不写入文件</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>Keep it in the system&apos;s keychain, under the credential&apos;s name</source>
        <translation>以凭据名称保存到系统钥匙串</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1（默认）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>meridian::FleetTree</name>
    <message>
        <source>What is in the fleet file</source>
        <translation>机群文件的内容</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
</context>
<context>
    <name>meridian::FoundNodes</name>
    <message>
        <source>primary</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>备库</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nodes that were found</source>
        <translation>找到的节点</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未到达</translation>
    </message>
</context>
<context>
    <name>meridian::HelpMenu</name>
    <message>
        <source>&amp;Help on this page</source>
        <translation>本页帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Meridian</source>
        <translation>关于 Meridian(&amp;A)</translation>
    </message>
</context>
<context>
    <name>meridian::HelpWindow</name>
    <message>
        <source>%1 – Meridian help</source>
        <translation>%1 – Meridian 帮助</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Search the help…</source>
        <translation>搜索帮助…</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>帮助正文</translation>
    </message>
</context>
<context>
    <name>meridian::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Nothing selected.
Choose a region or a link on the map, or a node in the table.</source>
        <translation>未选择任何对象。
请在地图上选择区域或链路，或在表格中选择节点。</translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation>最近事件</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
</context>
<context>
    <name>meridian::Lab</name>
    <message>
        <source>Starting the servers</source>
        <translation>正在启动服务器</translation>
    </message>
    <message>
        <source>The practice lab &quot;%1&quot; is up</source>
        <translation>练习环境“%1”已启动</translation>
    </message>
    <message>
        <source>wait until every standby streams</source>
        <translation>等待所有备库开始流复制</translation>
    </message>
    <message>
        <source>%1 has ended: %2</source>
        <translation>%1 已结束：%2</translation>
    </message>
    <message>
        <source>see its log in %1/logs</source>
        <translation>请看 %1/logs 中的日志</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>not yet: %1; %2 says: %3</source>
        <translation>尚未：%1；%2 称：%3</translation>
    </message>
    <message>
        <source>try again: meridianctl lab heal</source>
        <translation>请重试：meridianctl lab heal</translation>
    </message>
    <message>
        <source>a region has no wire to itself</source>
        <translation>区域与自身之间没有线路</translation>
    </message>
    <message>
        <source>name two different regions</source>
        <translation>请给出两个不同的区域</translation>
    </message>
    <message>
        <source>choose a standby that runs: meridianctl lab status</source>
        <translation>请选择正在运行的备库：meridianctl lab status</translation>
    </message>
    <message>
        <source>it is a primary and receives from nobody</source>
        <translation>它是主库，不从任何节点接收</translation>
    </message>
    <message>
        <source>choose a standby: meridianctl lab status</source>
        <translation>请选择备库：meridianctl lab status</translation>
    </message>
    <message>
        <source>Every fault is undone, every standby streams</source>
        <translation>所有故障已撤销，所有备库均在流复制</translation>
    </message>
    <message>
        <source>find the node &quot;%1&quot;</source>
        <translation>查找节点“%1”</translation>
    </message>
    <message>
        <source>there is no such node in this lab</source>
        <translation>练习环境中没有此节点</translation>
    </message>
    <message>
        <source>the nodes are: %1</source>
        <translation>节点有：%1</translation>
    </message>
    <message>
        <source>find the region &quot;%1&quot;</source>
        <translation>查找区域“%1”</translation>
    </message>
    <message>
        <source>there is no such region in this lab</source>
        <translation>练习环境中没有此区域</translation>
    </message>
    <message>
        <source>the regions are: %1</source>
        <translation>区域有：%1</translation>
    </message>
    <message>
        <source>break the replication of %1</source>
        <translation>中断 %1 的复制</translation>
    </message>
    <message numerus="yes">
        <source>Creating %n server(s) of %1</source>
        <translation>
            <numerusform>正在创建 %n 台 %1 服务器</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::LabCall</name>
    <message>
        <source>its owner ended before it answered</source>
        <translation>其所有者在应答前已结束</translation>
    </message>
    <message>
        <source>clear up with: meridianctl lab down</source>
        <translation>请清理：meridianctl lab down</translation>
    </message>
    <message>
        <source>no lab is running there</source>
        <translation>那里没有练习环境在运行</translation>
    </message>
    <message>
        <source>start one with: meridianctl lab up</source>
        <translation>请启动：meridianctl lab up</translation>
    </message>
    <message>
        <source>call the practice lab in %1</source>
        <translation>联系 %1 中的练习环境</translation>
    </message>
</context>
<context>
    <name>meridian::LabOwner</name>
    <message>
        <source>listen on %1</source>
        <translation>在 %1 上监听</translation>
    </message>
    <message>
        <source>choose another folder: --dir D</source>
        <translation>请换一个文件夹：--dir D</translation>
    </message>
    <message>
        <source>The practice lab in %1 is gone</source>
        <translation>%1 中的练习环境已结束</translation>
    </message>
    <message>
        <source>ask the practice lab</source>
        <translation>询问练习环境</translation>
    </message>
    <message>
        <source>it is still starting</source>
        <translation>它仍在启动</translation>
    </message>
    <message>
        <source>it is ending</source>
        <translation>它正在结束</translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation>请稍后重试</translation>
    </message>
    <message>
        <source>it does not know &quot;%1&quot;</source>
        <translation>它不认识“%1”</translation>
    </message>
    <message>
        <source>use the same version of the program as the lab&apos;s owner</source>
        <translation>请使用与练习环境所有者相同版本的程序</translation>
    </message>
</context>
<context>
    <name>meridian::LabStart</name>
    <message>
        <source>start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>install meridianctl beside this program</source>
        <translation>请在本程序旁安装 meridianctl</translation>
    </message>
    <message>
        <source>start the practice lab in %1</source>
        <translation>在 %1 中启动练习环境</translation>
    </message>
    <message>
        <source>its owner ended at once</source>
        <translation>其所有者立即结束了</translation>
    </message>
    <message>
        <source>run it in the foreground: meridianctl lab up</source>
        <translation>请在前台运行：meridianctl lab up</translation>
    </message>
</context>
<context>
    <name>meridian::LatencyMatrix</name>
    <message>
        <source>as expected by distance</source>
        <translation>符合按距离的预期</translation>
    </message>
    <message>
        <source>over 1.25×</source>
        <translation>超过 1.25×</translation>
    </message>
    <message>
        <source>over 2×</source>
        <translation>超过 2×</translation>
    </message>
    <message>
        <source>places unknown</source>
        <translation>位置未知</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Choose a pair of regions for its figures</source>
        <translation>选择一对区域以查看数值</translation>
    </message>
    <message>
        <source>Export latencies</source>
        <translation>导出时延</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>Latency between regions</source>
        <translation>区域之间的时延</translation>
    </message>
    <message>
        <source>No region is known yet.</source>
        <translation>尚无已知区域。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the matrix as a table (%1)</source>
        <translation>将矩阵复制为表格（%1）</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Every pair with all its figures, in milliseconds</source>
        <translation>每一对及其全部数值，单位毫秒</translation>
    </message>
</context>
<context>
    <name>meridian::LatencyTable</name>
    <message>
        <source>From here</source>
        <translation>从本机</translation>
    </message>
    <message>
        <source>From this workstation to each region</source>
        <translation>从本工作站到每个区域</translation>
    </message>
    <message>
        <source>From here to %1</source>
        <translation>从本机到 %1</translation>
    </message>
    <message>
        <source>Within %1</source>
        <translation>%1 内部</translation>
    </message>
    <message>
        <source>Between %1 and %2</source>
        <translation>%1 与 %2 之间</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a figure and its value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>meridian::MainWindow</name>
    <message>
        <source>%1 – Meridian</source>
        <translation>%1 – Meridian</translation>
    </message>
    <message>
        <source>Meridian</source>
        <translation>Meridian</translation>
    </message>
    <message>
        <source>Open a fleet file</source>
        <translation>打开机群文件</translation>
    </message>
    <message>
        <source>Fleet files (*.yaml *.yml);;All files (*)</source>
        <translation>机群文件 (*.yaml *.yml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Open a fleet file…</source>
        <translation>打开机群文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Connect to a server and discover the cluster…</source>
        <translation>连接服务器并发现集群(&amp;C)…</translation>
    </message>
    <message>
        <source>Start the &amp;practice lab</source>
        <translation>启动练习环境(&amp;P)</translation>
    </message>
    <message>
        <source>Poll &amp;now</source>
        <translation>立即轮询(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit the fleet…</source>
        <translation>编辑机群(&amp;E)…</translation>
    </message>
    <message>
        <source>Find a node, run a command</source>
        <translation>查找节点、执行命令</translation>
    </message>
    <message>
        <source>Switch over…</source>
        <translation>计划内切换…</translation>
    </message>
    <message>
        <source>Fail over…</source>
        <translation>故障转移…</translation>
    </message>
    <message>
        <source>Rejoin a node…</source>
        <translation>让节点重新加入…</translation>
    </message>
    <message>
        <source>Begin maintenance…</source>
        <translation>开始维护…</translation>
    </message>
    <message>
        <source>End maintenance…</source>
        <translation>结束维护…</translation>
    </message>
</context>
<context>
    <name>meridian::MapCard</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>the worst of %n link(s)</source>
        <translation>
            <numerusform>%n 条链路中最差的</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Round trip from here</source>
        <translation>从本机往返</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Worst lag</source>
        <translation>最大延迟</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>网络分区</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Lag in bytes</source>
        <translation>延迟字节数</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>最近应答</translation>
    </message>
    <message>
        <source>Health changed</source>
        <translation>健康变化于</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>meridian::MapLegend</name>
    <message>
        <source>Legend of the map</source>
        <translation>地图图例</translation>
    </message>
</context>
<context>
    <name>meridian::MapMinimap</name>
    <message>
        <source>Overview of the map</source>
        <translation>地图概览</translation>
    </message>
    <message>
        <source>Press or drag to go there</source>
        <translation>按下或拖动以前往</translation>
    </message>
</context>
<context>
    <name>meridian::MapPage</name>
    <message>
        <source>World map of the fleet</source>
        <translation>机群的世界地图</translation>
    </message>
</context>
<context>
    <name>meridian::MapView</name>
    <message>
        <source>World map</source>
        <translation>世界地图</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole world</source>
        <translation>显示整个世界</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>&amp;Zoom to %1</source>
        <translation>缩放到 %1(&amp;Z)</translation>
    </message>
    <message>
        <source>Show its &amp;nodes in the table</source>
        <translation>在表格中显示其节点(&amp;N)</translation>
    </message>
    <message>
        <source>Show %1 in the &amp;table</source>
        <translation>在表格中显示 %1(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Put this &amp;meridian in the middle of the world</source>
        <translation>以此经线为世界中心(&amp;M)</translation>
    </message>
    <message>
        <source>Put &amp;Europe and Africa in the middle again</source>
        <translation>恢复以欧洲和非洲为中心(&amp;E)</translation>
    </message>
    <message>
        <source>Show the &amp;whole world</source>
        <translation>显示整个世界(&amp;W)</translation>
    </message>
</context>
<context>
    <name>meridian::NodeDelegate</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>worst: %1</source>
        <translation>最差：%1</translation>
    </message>
</context>
<context>
    <name>meridian::NodesPage</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 / %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Export nodes</source>
        <translation>导出节点</translation>
    </message>
    <message>
        <source>Filter, for example: eu-west role:standby</source>
        <translation>筛选，例如：eu-west 角色:备库</translation>
    </message>
    <message>
        <source>Filter nodes</source>
        <translation>筛选节点</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Column filters</source>
        <translation>列筛选</translation>
    </message>
    <message>
        <source>A field below each title in which that column is filtered (Ctrl+Shift+F)</source>
        <translation>每个列标题下方用于筛选该列的输入框（Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>Group nodes</source>
        <translation>节点分组</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>按%1筛选</translation>
    </message>
    <message>
        <source>A part of the text, or a comparison such as: &gt; 5 s</source>
        <translation>部分文字，或比较式，例如：&gt; 5 s</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>By cluster</source>
        <translation>按集群</translation>
    </message>
    <message>
        <source>By role</source>
        <translation>按角色</translation>
    </message>
    <message>
        <source>By health</source>
        <translation>按健康状况</translation>
    </message>
</context>
<context>
    <name>meridian::OperationChecks</name>
    <message>
        <source>This needs no checks.</source>
        <translation>此操作无需检查。</translation>
    </message>
    <message>
        <source>Each check says what was measured, against which limit, and what to do. Nothing that is not known passes.</source>
        <translation>每项检查都说明测得什么、对照何种限值以及该怎么做。未知的一律不通过。</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>已拒绝：%1</translation>
    </message>
    <message>
        <source>Copy all &amp;checks</source>
        <translation>复制所有检查(&amp;C)</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>meridian::OperationConfirm</name>
    <message>
        <source>About %1 that applications were told is stored would be lost. Type %1 to accept that:</source>
        <translation>将丢失约 %1 已告知应用程序存储成功的数据。请键入 %1 以接受：</translation>
    </message>
    <message>
        <source>This is production. Type the cluster&apos;s name, %1:</source>
        <translation>这是生产环境。请键入集群名称 %1：</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Why it is done goes into the journal and into the history. What is accepted here holds for this operation only.</source>
        <translation>操作的原因会写入操作日志和历史。此处接受的内容仅对此次操作有效。</translation>
    </message>
    <message>
        <source>Choose the reason.</source>
        <translation>请选择原因。</translation>
    </message>
    <message>
        <source>Type the loss to accept it.</source>
        <translation>请键入丢失量以接受丢失。</translation>
    </message>
    <message>
        <source>Type the cluster&apos;s name.</source>
        <translation>请键入集群名称。</translation>
    </message>
    <message>
        <source>Allow the schema, or leave the canary out.</source>
        <translation>请允许创建该数据库模式，或不使用探测客户端。</translation>
    </message>
    <message>
        <source>This window is in read-only mode: switch to operator mode in the top bar.</source>
        <translation>此窗口处于只读模式：请在顶栏切换到操作员模式。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Tic&amp;ket or comment</source>
        <translation>工单或备注(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Measure the outage with a client that writes a row every 5 ms</source>
        <translation>用每 5 ms 写入一行的客户端测量中断时间(&amp;M)</translation>
    </message>
    <message>
        <source>Its rows go into the table meridian.canary; without that schema nothing is measured. Nothing else is ever written to the database.</source>
        <translation>其行写入表 meridian.canary；没有该数据库模式则不测量。绝不向数据库写入其他任何内容。</translation>
    </message>
    <message>
        <source>&amp;Create the schema meridian where it is not there yet</source>
        <translation>在尚无数据库模式 meridian 之处创建它(&amp;C)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Ticket or comment</source>
        <translation>工单或备注</translation>
    </message>
    <message>
        <source>Accepted loss</source>
        <translation>接受的丢失</translation>
    </message>
    <message>
        <source>Name of the cluster</source>
        <translation>集群名称</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>meridian::OperationControl</name>
    <message>
        <source>Plan the operation</source>
        <translation>计划操作</translation>
    </message>
    <message>
        <source>No fleet is open.</source>
        <translation>没有打开的机群。</translation>
    </message>
    <message>
        <source>Open a fleet file.</source>
        <translation>请打开机群文件。</translation>
    </message>
    <message>
        <source>Take up the operation %1</source>
        <translation>接手操作 %1</translation>
    </message>
    <message>
        <source>The journal has no such operation.</source>
        <translation>操作日志中没有此操作。</translation>
    </message>
    <message>
        <source>Write the flight recorder of %1</source>
        <translation>写入 %1 的飞行记录</translation>
    </message>
</context>
<context>
    <name>meridian::OperationPlan</name>
    <message>
        <source>No writes for about %1, during the steps with a bar at their left.</source>
        <translation>在左侧带竖条的步骤期间，约 %1 无法写入。</translation>
    </message>
    <message>
        <source>What will be done, in this order. Nothing has been changed yet.</source>
        <translation>将按此顺序执行。目前尚未做任何更改。</translation>
    </message>
    <message>
        <source>There is nothing to do: it is as asked for already.</source>
        <translation>无需进行任何操作：已符合要求。</translation>
    </message>
    <message>
        <source>&amp;Copy statements</source>
        <translation>复制语句(&amp;C)</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>如果出错</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Every step with the statements that its server gets</source>
        <translation>每个步骤及其服务器收到的语句</translation>
    </message>
    <message>
        <source>Copy as a sc&amp;ript</source>
        <translation>复制为脚本(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save as a script…</source>
        <translation>保存为脚本(&amp;S)…</translation>
    </message>
    <message>
        <source>For bash, psql and ssh: does the same by hand, step by step, and stops at the first failure</source>
        <translation>适用于 bash、psql 和 ssh：手动逐步完成同样的操作，首次失败即停止</translation>
    </message>
</context>
<context>
    <name>meridian::OperationResult</name>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%2 的%1：%3</translation>
    </message>
    <message>
        <source>This window is in read-only mode.</source>
        <translation>此窗口处于只读模式。</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>Longest gap of a client</source>
        <translation>客户端的最长间隔</translation>
    </message>
    <message>
        <source>Client errors</source>
        <translation>客户端错误</translation>
    </message>
    <message>
        <source>Rows lost</source>
        <translation>丢失行数</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Everything was done and verified. The way back is the same wizard in the other direction.</source>
        <translation>全部完成并已验证。如需返回，请用同一向导反向操作。</translation>
    </message>
    <message>
        <source>What was done has been taken back; the cluster is as it was before. Read the error, mend its cause and plan again.</source>
        <translation>已执行的内容均已撤回；集群与之前相同。请阅读错误，排除其原因，然后重新计划。</translation>
    </message>
    <message>
        <source>Nothing was done: the servers are no longer as they were when the plan was read. Plan again.</source>
        <translation>未做任何操作：服务器的状况已与阅读计划时不同。请重新计划。</translation>
    </message>
    <message>
        <source>It stands where it stopped. Resume it, undo it, or hand over with the script.</source>
        <translation>它停在中止之处。请继续、撤销，或用脚本移交。</translation>
    </message>
    <message>
        <source>It stands behind its point of no return. Resume it: what is left is planned afresh from what the servers say now. Or hand over with the script.</source>
        <translation>它已越过不可回退点。请继续：余下部分将按服务器目前的状况重新计划。或用脚本移交。</translation>
    </message>
    <message>
        <source>Measured beside planned. All of it is in the history.</source>
        <translation>实测与计划对照。全部内容都在历史中。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Hand over…</source>
        <translation>移交(&amp;H)…</translation>
    </message>
    <message>
        <source>What was done and what is left, for somebody who goes on by hand</source>
        <translation>已完成和尚待完成的内容，供手动继续的人使用</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>全部复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open in the history</source>
        <translation>在历史中打开(&amp;O)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>meridian::OperationRun</name>
    <message>
        <source>Writes seen by a client</source>
        <translation>客户端观察到的写入</translation>
    </message>
    <message>
        <source>a row every 5 ms through %1</source>
        <translation>经由 %1 每 5 ms 一行</translation>
    </message>
    <message>
        <source>Each step is written to the journal before it starts: close this and it goes on; it can be resumed or undone.</source>
        <translation>每个步骤在开始前都会写入操作日志：关闭此窗口后操作仍会进行；可以继续或撤销。</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>If something goes wrong from here</source>
        <translation>如果从此处起出错</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Sa&amp;ve as a script…</source>
        <translation>保存为脚本(&amp;V)…</translation>
    </message>
    <message>
        <source>For bash, psql and ssh: does the same by hand, step by step, and stops at the first failure</source>
        <translation>适用于 bash、psql 和 ssh：手动逐步完成同样的操作，首次失败即停止</translation>
    </message>
</context>
<context>
    <name>meridian::OperationStrip</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>All of it, to read and to export</source>
        <translation>全部内容，可阅读和导出</translation>
    </message>
    <message>
        <source>Unfinished: %1 of %2, begun by %3@%4 at %5. Its program ended, or a step failed.</source>
        <translation>未完成：%2 的 %1，由 %3@%4 于 %5 开始。其程序已结束，或某个步骤失败。</translation>
    </message>
    <message>
        <source>This window is in read-only mode.</source>
        <translation>此窗口处于只读模式。</translation>
    </message>
</context>
<context>
    <name>meridian::OperationTarget</name>
    <message>
        <source>Every rule for %1</source>
        <translation>%1 的全部规则</translation>
    </message>
    <message>
        <source>all nodes</source>
        <translation>所有节点</translation>
    </message>
    <message>
        <source>Choose the node that is to come back.</source>
        <translation>请选择要重新加入的节点。</translation>
    </message>
    <message>
        <source>No node can be promoted; each says why.</source>
        <translation>没有可提升的节点；各节点说明了原因。</translation>
    </message>
    <message>
        <source>Clu&amp;ster</source>
        <translation>集群(&amp;S)</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>&amp;Keep its whole data directory aside and copy it afresh</source>
        <translation>将其整个数据目录移开保存，并重新完整复制(&amp;K)</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Copy the &amp;ledger</source>
        <translation>复制清单(&amp;L)</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标节点</translation>
    </message>
</context>
<context>
    <name>meridian::OperationWizard</name>
    <message>
        <source>Export as a script</source>
        <translation>导出为脚本</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>The point of no return has passed.</source>
        <translation>已越过不可回退点。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Result</source>
        <translation>结果(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Elapsed %1</source>
        <translation>已用时 %1</translation>
    </message>
    <message>
        <source>lock held by %1@%2</source>
        <translation>操作锁由 %1@%2 持有</translation>
    </message>
    <message>
        <source>being taken back</source>
        <translation>正在撤回</translation>
    </message>
    <message>
        <source>Starting: the servers are asked once more…</source>
        <translation>正在开始：再次查询服务器…</translation>
    </message>
    <message>
        <source>Asking every server of the cluster…</source>
        <translation>正在查询集群的每台服务器…</translation>
    </message>
    <message>
        <source>Servers asked at %1</source>
        <translation>服务器查询于 %1</translation>
    </message>
    <message>
        <source>Copy s&amp;tatements</source>
        <translation>复制语句(&amp;T)</translation>
    </message>
    <message>
        <source>Stop and &amp;undo</source>
        <translation>停止并撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Switch to &amp;operator mode</source>
        <translation>切换到操作员模式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <translation>重新查询(&amp;A)</translation>
    </message>
    <message>
        <source>Ask every server of the cluster and plan anew</source>
        <translation>查询集群的每台服务器并重新计划</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What runs goes on</source>
        <translation>正在进行的操作会继续</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
</context>
<context>
    <name>meridian::Operations</name>
    <message>
        <source>Start the operation</source>
        <translation>开始操作</translation>
    </message>
    <message>
        <source>Another operation runs in this window.</source>
        <translation>此窗口中正在进行另一个操作。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it.</source>
        <translation>请等待它结束，或停止它。</translation>
    </message>
    <message>
        <source>Resume the operation %1</source>
        <translation>继续操作 %1</translation>
    </message>
    <message>
        <source>Undo the operation %1</source>
        <translation>撤销操作 %1</translation>
    </message>
    <message>
        <source>Stop and undo</source>
        <translation>停止并撤销</translation>
    </message>
    <message>
        <source>The point of no return has passed.</source>
        <translation>已越过不可回退点。</translation>
    </message>
    <message>
        <source>Let it finish, or hand over with the script.</source>
        <translation>请让它完成，或用脚本移交。</translation>
    </message>
    <message>
        <source>This window is in read-only mode.</source>
        <translation>此窗口处于只读模式。</translation>
    </message>
    <message>
        <source>Switch to operator mode in the top bar.</source>
        <translation>请在顶栏切换到操作员模式。</translation>
    </message>
</context>
<context>
    <name>meridian::ProblemStrip</name>
    <message>
        <source>Close the notice</source>
        <translation>关闭通知</translation>
    </message>
</context>
<context>
    <name>meridian::Rail</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>meridian::RegionField</name>
    <message>
        <source>of this fleet</source>
        <translation>本机群的</translation>
    </message>
</context>
<context>
    <name>meridian::Screenshot</name>
    <message>
        <source>no node was polled within a minute</source>
        <translation>一分钟内没有轮询任何节点</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>meridian::Secrets</name>
    <message>
        <source>the keychain is locked</source>
        <translation>钥匙串已锁定</translation>
    </message>
    <message>
        <source>no keychain runs here (%1)</source>
        <translation>此处没有运行钥匙串（%1）</translation>
    </message>
    <message>
        <source>the keychain failed: %1</source>
        <translation>钥匙串出错：%1</translation>
    </message>
    <message>
        <source>find the password of &quot;%1&quot;</source>
        <translation>查找“%1”的密码</translation>
    </message>
    <message>
        <source>unlock the keychain, or set %1, or use a password file</source>
        <translation>请解锁钥匙串，或设置 %1，或使用密码文件</translation>
    </message>
    <message>
        <source>repair the keychain, or set %1, or use a password file</source>
        <translation>请修复钥匙串，或设置 %1，或使用密码文件</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>environment %1</source>
        <translation>环境变量 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no answer within %1; is it waiting to be unlocked?</source>
        <translation>%1 内未应答；是否在等待解锁？</translation>
    </message>
    <message>
        <source>keep the password of &quot;%1&quot; in the keychain</source>
        <translation>将“%1”的密码存入钥匙串</translation>
    </message>
    <message>
        <source>a password needs a credential&apos;s name, and is not empty and without zero bytes</source>
        <translation>密码需要凭据名称，且不能为空，也不能含零字节</translation>
    </message>
    <message>
        <source>it was not there when read back</source>
        <translation>回读时不存在</translation>
    </message>
    <message>
        <source>unlock the keychain, or use %1 or a password file</source>
        <translation>请解锁钥匙串，或使用 %1 或密码文件</translation>
    </message>
    <message>
        <source>the keychain gave back something else</source>
        <translation>钥匙串返回了其他内容</translation>
    </message>
</context>
<context>
    <name>meridian::SettingsMenu</name>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Time &amp;range</source>
        <translation>时间范围(&amp;R)</translation>
    </message>
    <message>
        <source>Local ti&amp;me instead of UTC</source>
        <translation>以本地时间代替 UTC(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>详情(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Operator mode</source>
        <translation>操作员模式(&amp;O)</translation>
    </message>
</context>
<context>
    <name>meridian::ShortcutsWindow</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>meridian::StepCard</name>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>Fewer lines</source>
        <translation>显示较少行</translation>
    </message>
    <message numerus="yes">
        <source>All %n line(s)</source>
        <translation>
            <numerusform>全部 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meridian::StepCards</name>
    <message>
        <source>point of no return: from here only forward</source>
        <translation>不可回退点：从此只能向前</translation>
    </message>
    <message>
        <source>together with</source>
        <translation>同时进行</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>meridian::StepList</name>
    <message>
        <source>Connection test</source>
        <translation>连接测试</translation>
    </message>
</context>
<context>
    <name>meridian::StepRow</name>
    <message>
        <source>Look up the name</source>
        <translation>解析名称</translation>
    </message>
    <message>
        <source>Connect (TCP)</source>
        <translation>连接（TCP）</translation>
    </message>
    <message>
        <source>Encrypt (TLS)</source>
        <translation>加密（TLS）</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Check the rights</source>
        <translation>检查权限</translation>
    </message>
    <message>
        <source>Ask for replication</source>
        <translation>查询复制</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未进行</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
</context>
<context>
    <name>meridian::Timeline</name>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>as it happens</source>
        <translation>与实况同步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play what happened</source>
        <translation>播放当时情况</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Back to what happens now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Earlier event</source>
        <translation>更早的事件</translation>
    </message>
    <message>
        <source>Later event</source>
        <translation>更晚的事件</translation>
    </message>
    <message>
        <source>How fast the past is played</source>
        <translation>播放过去的速度</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>时间跨度</translation>
    </message>
    <message>
        <source>How much time the timeline holds. The wheel zooms it, too.</source>
        <translation>时间线包含多长时间。滚轮也可缩放。</translation>
    </message>
    <message>
        <source>Span of the timeline</source>
        <translation>时间线的跨度</translation>
    </message>
</context>
<context>
    <name>meridian::TimelineTrack</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Shows the fleet as it was at %1</source>
        <translation>显示机群在 %1 时的状态</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
</context>
<context>
    <name>meridian::ToneDelegate</name>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
</context>
<context>
    <name>meridian::TopBar</name>
    <message>
        <source>No fleet</source>
        <translation>无机群</translation>
    </message>
    <message>
        <source>Show these nodes</source>
        <translation>显示这些节点</translation>
    </message>
    <message>
        <source>worst lag %1</source>
        <translation>最大延迟 %1</translation>
    </message>
    <message>
        <source>Fleet menu</source>
        <translation>机群菜单</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>SLA %1</source>
        <translation>SLA %1</translation>
    </message>
    <message>
        <source>%1, this month: %2
Target %3 %</source>
        <translation>%1，本月：%2
目标 %3 %</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>ready %1 %</source>
        <translation>就绪 %1 %</translation>
    </message>
    <message>
        <source>readiness %1 %</source>
        <translation>就绪度 %1 %</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Operations can be started from here. Click for read-only mode.</source>
        <translation>可从此处开始操作。单击切换为只读模式。</translation>
    </message>
    <message>
        <source>Nothing on any server can be changed from here. Click for operator mode.</source>
        <translation>从此处无法更改任何服务器。单击切换为操作员模式。</translation>
    </message>
</context>
<context>
    <name>meridian::TrayIcon</name>
    <message>
        <source>Meridian: no fleet</source>
        <translation>Meridian：无机群</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&amp;Open Meridian</source>
        <translation>打开 Meridian(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Wall</source>
        <translation>大屏(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>meridian::WallBanner</name>
    <message>
        <source>Over since %1</source>
        <translation>已于 %1 结束</translation>
    </message>
    <message>
        <source>Since %1, for %2</source>
        <translation>自 %1 起，已 %2</translation>
    </message>
    <message>
        <source>Since %1, for %2 · %3</source>
        <translation>自 %1 起，已 %2 · %3</translation>
    </message>
    <message>
        <source>Back to the pages in a moment.</source>
        <translation>即将返回各页面。</translation>
    </message>
</context>
<context>
    <name>meridian::WallBoard</name>
    <message>
        <source>%1 for %2</source>
        <translation>%1，已 %2</translation>
    </message>
</context>
<context>
    <name>meridian::WallFooter</name>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事件。</translation>
    </message>
    <message>
        <source>Esc or F11 leaves the wall</source>
        <translation>按 Esc 或 F11 离开大屏</translation>
    </message>
</context>
<context>
    <name>meridian::WallHeader</name>
    <message>
        <source>no answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>polled %1</source>
        <translation>%1轮询</translation>
    </message>
    <message>
        <source>Wall · read only</source>
        <translation>大屏 · 只读</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>worst lag</source>
        <translation>最大延迟</translation>
    </message>
    <message>
        <source>worst lag · %1</source>
        <translation>最大延迟 · %1</translation>
    </message>
    <message>
        <source>No fleet</source>
        <translation>无机群</translation>
    </message>
</context>
<context>
    <name>meridian::WallWindow</name>
    <message>
        <source>Meridian wall</source>
        <translation>Meridian 大屏</translation>
    </message>
    <message>
        <source>No news: %1</source>
        <translation>没有新消息：%1</translation>
    </message>
</context>
<context>
    <name>meridian::WatchArea</name>
    <message>
        <source>You look at the past: go back to live first.</source>
        <translation>您正在回看过去：请先回到实时。</translation>
    </message>
</context>
<context>
    <name>meridian::WindowControl</name>
    <message>
        <source>Starting the practice lab…</source>
        <translation>正在启动练习环境…</translation>
    </message>
</context>
<context>
    <name>meridian::WindowMemory</name>
    <message>
        <source>The settings in %1 cannot be read, and are not kept: see who owns the file.</source>
        <translation>无法读取 %1 中的设置，也不会保存设置：请检查该文件的所有者。</translation>
    </message>
    <message>
        <source>The settings were damaged. They are kept in %1; the window begins with defaults.</source>
        <translation>设置已损坏，已另存于 %1；窗口以默认设置启动。</translation>
    </message>
    <message>
        <source>The settings in %1 are damaged; the window begins with defaults.</source>
        <translation>%1 中的设置已损坏；窗口以默认设置启动。</translation>
    </message>
</context>
<context>
    <name>meridian::WizardRail</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
</context>
</TS>
