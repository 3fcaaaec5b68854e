"""Which characters sound alike.

The first level of GB 2312 holds the 3755 common characters in the order of their sounds, so that the first
character of each syllable tells where it begins; tones, and the endings that dialects confuse, do not count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

_FIRSTS = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻哺擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋搭呆"
    "耽当刀德蹬堤颠碉跌丁丢东兜都端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿"
    "痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮"
    "撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦"
    "欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑搔瑟森僧莎筛珊"
    "墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜嗽酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧"
    "楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽淤鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻"
    "嘴尊昨"
)
_SAME = ["彬兵", "琳玲", "民明", "您柠", "拼乒", "钦青", "巾荆"]  # syllables that differ by -n and -ng
_SAME += ["薪星", "茵英", "珍蒸", "砷声", "根耕", "奔崩", "芬丰"]
# syllables that differ by z and zh, c and ch, s and sh
_PLAIN = "匝栽咱赃遭责怎增兹鬃邹租钻嘴尊昨擦猜餐苍操厕层疵聪凑粗蹿摧村磋撒腮三桑搔瑟森僧斯搜嗽酸虽孙蓑"
_CURLED = "扎摘瞻樟招遮珍蒸芝中舟珠专椎谆捉插拆搀昌超车撑吃充抽初川吹春戳莎筛珊墒梢奢砷声师收蔬栓谁吮说"
_LAST = 0xD7F9  # the code of the last character of the first level


def _code(char: str) -> int:
    return int.from_bytes(char.encode("gb2312", "ignore"))


_STARTS = tuple(_code(char) for char in _FIRSTS)
_MERGED = {_FIRSTS.index(pair[1]): _FIRSTS.index(pair[0]) for pair in _SAME}


@lru_cache(maxsize=4096)
def syllable(char: str) -> int | None:
    """The number of a common character's syllable, ``None`` for all others. Characters that sound alike share
    it, those whose syllables differ by -n and -ng too (in, ing; en, eng)."""
    code = _code(char)
    if not _STARTS[0] - 1 <= code <= _LAST:
        return None
    number = bisect_right(_STARTS, code) - 1
    return _MERGED.get(number, max(number, 0))


def sounding(char: str) -> str:
    """One of the characters that sound like a common one, the same for all of them; any other itself."""
    number = syllable(char)
    return char if number is None else _FIRSTS[number]


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters sound alike; each rare one sounds like itself only."""
    return SOUNDS[ord(one)] == SOUNDS[ord(other)]


class _Sounds(dict[int, int]):
    def __missing__(self, code: int) -> int:
        made = self[code] = ord(sounding(chr(code)))
        return made


SOUNDS: Mapping[int, int] = _Sounds()
"""A table for ``str.translate``, of ``sounding``."""

_NEARLY = {ord(sounding(one)): ord(sounding(other)) for one, other in zip(_PLAIN, _CURLED, strict=True)}


class _LooseSounds(dict[int, int]):
    def __missing__(self, code: int) -> int:
        sound = SOUNDS[code]
        made = self[code] = _NEARLY.get(sound, sound)
        return made


LOOSE_SOUNDS: Mapping[int, int] = _LooseSounds()
"""The same for syllables that differ by z and zh, c and ch, s and sh too."""
