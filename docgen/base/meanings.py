"""What words of offices mean: which are near in meaning, and which are opposites; all of it is data."""

from __future__ import annotations

import re


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((pair.split("/")[0], pair.split("/")[1]) for pair in text.split())


OPPOSITES = _pairs(
    "出席/缺席 到会/缺席 参加/缺席 实到/缺席 出席/列席 缺席/列席 主持/列席"
    " 来了/缺席 来的/缺席 来会/缺席 到了/缺席 在场/缺席 旁听/缺席 旁听/出席 缺勤/出席 旷会/出席 离会/出席"
    " 主持/记录 主席/记录 支持/反对 支持/弃权 弃票/赞成 弃票/反对 废票/赞成 作废/赞成 作废/反对 不投/赞成"
    " 不投/反对 公开/无记名 交回/发出 下发/收回 日历/工作 第二/当日 次日/当 群众/党员"
    " 赞成/反对 同意/反对 赞成/弃权 反对/弃权 举手/投票 口头/书面 发出/收回 收/发"
    " 正式/预备 提前/延长 按期/延长 按期/延期 接收/取消 转正/取消 接收/转正 优秀/合格 工作/自然"
    " 最多/最少 开始/结束 开始/截止 上/下 前/后 正/副 主/副 男/女 入/出 内/外 增/减 早/晚 应/实 当/次 自/互"
    " 党/队"
)
"""Words of which each is never offered for the other."""

DENIED = _pairs(
    "出席/缺席 到会/缺席 参加/缺席 来/缺席 到/缺席 参会/缺席 在场/缺席 赞成/反对 同意/反对 支持/反对"
)
"""Words of which the denial is another word: 没来 and 未到 are 缺席, 不同意 is 反对."""

DENIALS = frozenset("不未非无没勿")
TELLING = DENIALS | set("免拒团")
"""Characters that one of two words has and the other has not: then they mean different things."""
# 党组 is a body of its own; in 党组织 the same two characters are not.
BODIES = re.compile("总支|[党家校妇纪团]委|党组(?!织)|团支|工会|小组|支")
NUMERALS = re.compile(r"[一二三四五六七八九十\d]")
"""The bodies, and the numbers, that two words of one meaning do not differ in."""

SYNONYMS = {
    other: meant
    for meant, others in {
        "重点任务": "重点工作 主要任务 主要工作 工作任务 工作重点 工作要点 重点事项",
        "工作目标": "目标 目标任务 主要目标 年度目标",
        "日程安排": "日程 日程表 行事历 时间安排 工作安排 活动安排 进度安排",
        "月度安排表": "月度表 月份安排表 月安排表 逐月安排表",
        "三会一课安排表": "三会一课 三会一课表 三会一课计划表",
        "成文日期": "日期 发文日期 落款日期 成文时间",
        "署名": "落款 落款单位 发文单位 发文机关",
        "文号": "发文字号 发文号",
        "主送": "主送机关 主送单位",
        "抄送": "抄送机关 抄送单位 抄报",
        "导语": "引言 开头",
        "结束语": "结语 结尾",
        "出席": "与会人员 与会 参加会议人员",
        "主持人": "召集人 会议召集人",
        "缺席": "缺席人数 请假人数 未到人数",
        "内容": "正文 会议纪要 会议内容 活动内容 主要内容",
        "主题": "会议名称",
        "指导思想": "工作思路 总体思路 总体要求 基本思路",
        "书面赞成": "书面意见 书面票 书面票数 书面意见数 书面意见票",
        "决议": "会议决议 会议结论 议定事项",
        "讨论": "讨论发言 发言 发言记录 讨论情况",
        "方式": "表决形式 形式",
        "结果": "公示情况",
        "编号": "编码 号码",
        "受理": "联系人 受理人 意见受理",
        "范围": "参加对象 参加范围 参会范围",
        "民主评议党员": "民主评议 评议党员 党员评议 民主评议党员工作",
        "一讲二评三公示": "一讲二评 讲评公示",
        "学时台账": "学时登记 学时统计",
        "心得体会": "心得 学习心得",
        "支部考核": "支部考评 支部评价",
        "评优评先": "评先评优 评优 评先 先进公示 优秀公示",
        "取消预备党员资格": "取消资格",
        "延长预备期": "延期转正 推迟转正",
    }.items()
    for other in others.split()
}
"""What is asked for a word that has nearly the meaning of one of docgen's own, but not surely."""
