"""Characters that sound or look alike: one is easily typed, or read from paper, for another."""

from __future__ import annotations

from bisect import bisect_right

# GB 2312 orders its 3,755 common characters by their reading: these are the first of each reading.
_FIRST_OF_READING = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁丢东"
    "兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐"
    "撅均喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊"
    "挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三"
    "桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄"
    "休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)
_LAST = b"\xd7\xf9"
"""The code of the last common character; those behind it are ordered by their radicals."""


_SHAPES = (
    "曰日 己已 己巳 已巳 未末 人入 问间 土士 千干 大太 大犬 王玉 主王 天夫 目自 自白 侯候 赢嬴 拨拔 徽微 撤撒"
    " 议仪 订汀 待持 侍持 恃持 辩辨 晴睛 贷货 折拆 析折 券卷 戍戌 刺剌 治冶 今令 免兔 史吏 员圆 姐组 结给"
    " 教数 话活"
)
# In one order: either of a pair may be the one that was typed.
_LOOKS_ALIKE = frozenset("".join(sorted(pair)) for pair in _SHAPES.split())


def look_alike(one: str, other: str) -> bool:
    """Tell whether two characters are easily taken for each other by their shape."""
    return "".join(sorted((one, other))) in _LOOKS_ALIKE


def _code(character: str) -> bytes:
    # A character outside of GB 2312 gives no bytes, and so lies before the first reading.
    return character.encode("gb2312", "ignore")


_CODES = [_code(character) for character in _FIRST_OF_READING]


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two characters have one reading, tones aside; False for rare ones."""
    first, second = _code(one), _code(other)
    if not (_CODES[0] <= first <= _LAST and _CODES[0] <= second <= _LAST):
        return False
    return bisect_right(_CODES, first) == bisect_right(_CODES, second)
