"""DOIs and addresses whose form says of what year, volume, page or venue a work is.

Each form is the registrant's own, as its DOIs in Crossref and DataCite show. `early` and `late`
say how far a true year may lie before and behind the one that the form carries: one before, as many
give the year of the preprint, and behind it the time from submission or acceptance until the issue.
Groups of the patterns: `year` (four digits), `yy` (two), `yyy` (Springer's three), `vol`, `issue`,
`page`, `venue` (a key or a code of a venue).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Form(NamedTuple):
    """One form. `base` and `per_year` lead from a volume to its year: base + (volume - 1) // n.

    `told` words what the year is of, for the message.
    """

    pattern: str
    early: int = 1
    late: int = 1
    base: int = 0
    per_year: int = 1
    venue: str = ""
    told: str = "is of"


_TAKEN = "comes from a manuscript of"
_MADE = "was registered in"
_BY = "was registered by"
_SICI = r"\d{4}-?\d{3}[\dx]\((?P<year>\d{4})\d{0,4}\)(?P<vol>\d+):[\w+-]*<(?P<page>\d+)[:a-z]"

FORMS: Mapping[str, tuple[Form, ...]] = {
    "10.1109": (
        Form(r"(?P<venue>cvpr|iccv|wacv)(?:\d{5})?\.(?P<year>\d{4})\.\d+", 1, 0),
        Form(r"(?P<venue>icra|iros|icassp)(?:\d{5})?\.(?P<year>\d{4})\.\d+", 1, 1),
        Form(r"[a-z]{2,12}\d{5}\.(?P<year>\d{4})\.\d+", 1, 1),
        Form(r"(?P<venue>tpami|tip|tnnls|access)\.(?P<year>\d{4})\.\d+", 1, 5, told=_TAKEN),
        Form(r"[a-z]{2,12}\.(?P<year>\d{4})\.\d+", 1, 5, told=_TAKEN),
    ),
    "10.18653": (
        Form(r"v1/(?P<year>\d{4})\.(?P<venue>acl|emnlp|naacl|eacl|conll)-[a-z]+\.\d+", 1, 0),
        Form(r"v1/(?P<year>\d{4})\.[a-z0-9]+-.*", 1, 0),
        Form(r"v1/(?P<venue>[pdnek])(?P<yy>\d\d)-[12]\d{3}", 1, 0),
        Form(r"v1/[a-z](?P<yy>\d\d)-\d{4}", 1, 0),
    ),
    "10.3115": (
        Form(r"v1/(?P<venue>[pdnek])(?P<yy>\d\d)-[12]\d{3}", 1, 0),
        Form(r"v1/[a-z](?P<yy>\d\d)-\d{4}", 1, 0),
    ),
    "10.1609": (
        Form(r"aaai\.v(?P<vol>\d+)i\d+\.\d+", 1, 0, base=1987, venue="aaai"),
        Form(r"icwsm\.v(?P<vol>\d+)i\d+\.\d+", 1, 0, base=2007),
    ),
    "10.24963": (
        Form(r"(?P<venue>ijcai)\.(?P<year>\d{4})/\d+", 1, 0),
        Form(r"[a-z]+\.(?P<year>\d{4})/\d+", 1, 0),
    ),
    "10.21437": (Form(r"(?P<venue>interspeech)\.(?P<year>\d{4})-\d+", 1, 0),),
    "10.14722": (Form(r"(?P<venue>ndss)\.(?P<year>\d{4})\.\d+", 1, 0),),
    "10.15607": (Form(r"(?P<venue>rss)\.(?P<year>\d{4})\..*", 1, 0),),
    "10.4230": (Form(r"(?:lipics|oasics)\.[a-z/]+\.(?P<year>\d{4})\.\d+", 1, 1),),
    "10.1016": (
        Form(r"j\.(?P<venue>neuroimage|cell)\.(?P<year>\d{4})\.\d\d\.\d{3}", 1, 6, told=_MADE),
        Form(r"j\.[a-z-]+\.(?P<year>\d{4})\.\d\d\.\d{3}", 1, 6, told=_MADE),
        Form(r"s\d{4}-\d{3}[\dx]\((?P<yy>\d\d)\)\d{5}-[\dx]", 999, 6, told=_BY),
    ),
    "10.1007": (
        Form(r"s\d{5}-(?P<yyy>[09]\d\d)-\d{4,5}-[\dxyzw]", 1, 6, told=_MADE),
        Form(r"jhep\d\d\((?P<year>\d{4})\)\d+", 1, 1),
    ),
    "10.1140": (Form(r"[a-z]+/s\d{5}-(?P<yyy>[09]\d\d)-\d{4,5}-[\dxyzw]", 1, 6, told=_MADE),),
    "10.3758": (Form(r"s\d{5}-(?P<yyy>0\d\d)-\d{4,5}-[\dxyzw]", 1, 4, told=_MADE),),
    "10.1098": (Form(r"rs[a-z]{2}\.(?P<year>\d{4})\.\d{4}", 1, 3, told=_MADE),),
    "10.1177": (Form(r"\d{7}[\dx](?P<yy>[0-2]\d)\d{6,7}", 1, 5, told=_MADE),),
    "10.1017": (Form(r"s\d{7}[\dx](?P<yy>[0-2]\d)\d{6}", 999, 7, told=_BY),),
    "10.1186": (Form(r"s\d{5}-(?P<yyy>0\d\d)-\d{4,5}-[\dxyzw]", 1, 3, told=_MADE),),
    "10.1038": (
        Form(r"s41467-(?P<yyy>0\d\d)-\d{4,5}-[\dxyzw]", 1, 2, venue="natcomm", told=_MADE),
        Form(r"s41598-(?P<yyy>0\d\d)-\d{4,5}-[\dxyzw]", 1, 2, venue="scirep", told=_MADE),
        Form(r"s41586-(?P<yyy>0\d\d)-\d{4,5}-[\dxyzw]", 1, 3, venue="nature", told=_MADE),
        Form(r"s\d{5}-(?P<yyy>0\d\d)-\d{4,5}-[\dxyzw]", 1, 4, told=_MADE),
    ),
    "10.1103": (
        Form(r"physrevlett\.(?P<vol>\d+)\.(?P<page>\d+)", base=1958, per_year=-2, venue="prl"),
        Form(r"physrev(?P<venue>[abcd])\.(?P<vol>\d+)\.(?P<page>\d+)", base=1970, per_year=2),
        Form(r"physreve\.(?P<vol>\d+)\.(?P<page>\d+)", base=1970, per_year=2, venue="pre"),
        Form(r"physrevx\.(?P<vol>\d+)\.(?P<page>\d+)", base=2011, venue="prx"),
        Form(r"revmodphys\.(?P<vol>\d+)\.(?P<page>\d+)", base=1929, venue="rmp"),
        Form(r"physrevresearch\.(?P<vol>\d+)\.(?P<page>\d+)", base=2019),
        Form(r"prxquantum\.(?P<vol>\d+)\.(?P<page>\d+)", base=2020),
        Form(r"physrevapplied\.(?P<vol>\d+)\.(?P<page>\d+)", base=2014, per_year=2),
        Form(r"physrevmaterials\.(?P<vol>\d+)\.(?P<page>\d+)", base=2017),
        Form(r"physrevfluids\.(?P<vol>\d+)\.(?P<page>\d+)", base=2016),
        Form(r"physrev(?:stab|accelbeams)\.(?P<vol>\d+)\.(?P<page>\d+)", base=1998),
    ),
    "10.1162": (
        Form(r"(?P<venue>neco)\.(?P<year>\d{4})\.(?P<vol>\d+)\.\d+\.(?P<page>\d+)", 1, 1),
        Form(r"[a-z]+\.(?P<year>\d{4})\.(?P<vol>\d+)\.\d+\.(?P<page>\d+)", 1, 1),
    ),
    "10.1175": (
        Form(_SICI + r".*", 1, 1),
        Form(r"[a-z]+-d-(?P<yy>\d\d)-\d{4}\.\d", 0, 4, told=_TAKEN),
        Form(r"(?P<year>20\d\d)[a-z]+\d+\.\d", 0, 4, told=_TAKEN),
    ),
    "10.1002": (Form(r"\(sici\)" + _SICI + r".*", 1, 1),),
    "10.1029": (Form(r"(?P<year>\d{4})[a-z]{2}\d{6}", 0, 4, told=_TAKEN),),
    "10.5194": (Form(r"[a-z]+-(?P<vol>\d+)-(?P<page>\d+)-(?P<year>\d{4})", 1, 1),),
    "10.1146": (
        Form(r"annurev-[a-z]+-\d{4}(?P<yy>\d\d)-\d{6}", 0, 6, told=_MADE),
        Form(r"annurev\.[a-z]+\.\d+\.\d{4}(?P<yy>\d\d)\.\d{6}", 0, 6, told=_MADE),
    ),
    "10.1214": (Form(r"(?P<yy>\d\d)-[a-z]+\d+[a-z]*", 0, 4, told=_TAKEN),),
    "10.1080": (Form(r"\d{7}[\dx]\.(?P<year>\d{4})\.\d+", 1, 5, told=_MADE),),
    "10.1111": (Form(r"j\.\d{4}-\d{3}[\dx]\.(?P<year>\d{4})\.\d+\.x", 1, 3, told=_MADE),),
    "10.1090": (Form(r"s\d{4}-\d{3}[\dx]-(?P<year>(?:19|20)\d\d)-\d+-\d", 1, 4, told=_MADE),),
    "10.1137": (Form(r"(?P<yy>\d\d)m\d{6,7}", 0, 4, told=_TAKEN),),
    "10.1021": (Form(r"acs\.[a-z]+\.(?P<acs>\d[bc])\d{5}", 0, 3, told=_TAKEN),),
    "10.1039": (Form(r"(?P<rsc>[cd]\d)[a-z]{2}\d{5}[a-z]", 0, 3, told=_TAKEN),),
    "10.1051": (
        Form(r"0004-6361/(?P<year>20\d\d)\d{5}", 0, 3, told=_TAKEN),
        Form(r"0004-6361:(?P<year>\d{4})\d{4}", 0, 3, told=_TAKEN),
    ),
    "10.22331": (Form(r"q-(?P<year>\d{4})-\d\d-\d\d-\d+", 1, 0),),
    "10.32614": (Form(r"rj-(?P<year>\d{4})-\d+", 1, 1, venue="rjournal"),),
    "10.3389": (Form(r"[a-z]+\.(?P<year>\d{4})\.\d+", 1, 1),),
    "10.1155": (Form(r"(?P<year>\d{4})/\d+", 1, 1),),
    "10.1523": (Form(r"jneurosci\.\d{4}-\d\d\.(?P<year>\d{4})", 1, 1, venue="jneuro"),),
    "10.1152": (Form(r"[a-z]+\.\d{5}\.(?P<year>\d{4})", 0, 3, told=_TAKEN),),
    "10.1101": (Form(r"(?P<year>20\d\d)\.\d\d\.\d\d\.\d+", 0, 4, told="is of a preprint of"),),
    "10.20944": (
        Form(r"preprints(?P<year>20\d\d)\d\d\.\d+\.v\d+", 0, 4, told="is of a preprint of"),
    ),
    "10.1371": (
        Form(r"journal\.pone\.\d+", venue="plosone"),
        Form(r"journal\.pbio\.\d+", venue="plosbio"),
        Form(r"journal\.pcbi\.\d+", venue="ploscomp"),
        Form(r"journal\.pgen\.\d+", venue="plosgen"),
        Form(r"journal\.pmed\.\d+", venue="plosmed"),
    ),
    "10.7554": (Form(r"elife\.\d+", venue="elife"),),
    "10.18637": (Form(r"jss\.v(?P<vol>\d+)\.[icb](?P<issue>\d+)", venue="jss"),),
    "10.21105": (Form(r"joss\.\d+", venue="joss"),),
    "10.1073": (
        Form(r"pnas\.(?P<yy>\d\d)\d{8}", 0, 3, venue="pnas", told=_TAKEN),
        Form(r"pnas\.(?P<vol>\d{2,3})\.\d+\.(?P<page>\d+)", base=1904, venue="pnas"),
    ),
    "10.1126": (Form(r"science\.(?P<vol>\d+)\.\d+\.(?P<page>\d+)", venue="science"),),
    "10.1037": (Form(r"[\d-]+x?\.(?P<vol>\d+)\.\d+\.(?P<page>\d+)"),),
    "10.1093": (
        Form(r"biomet/(?P<vol>\d+)\.[\d-]+\.(?P<page>\d+)", base=1914),
        Form(
            r"(?:bioinformatics|nar|cercor|geronb|brain|molbev|bib|scan|schbul|chemse)"
            r"/(?P<oup>[a-z]{3,4})\d{3,4}",
            1,
            3,
            told=_MADE,
        ),
    ),
    "10.1088": (Form(r"\d{4}-\d{3}[\dx]/(?P<year>20[01]\d)/(?P<vol>\d\d)/(?P<page>\d{3})", 1, 1),),
    "10.1145": (
        Form(r"(?P<acm>\d{6,7})\.\d{6,7}", 999, 1, told=_BY),
        Form(r"(?P<acm>\d{6,7})", 999, 3, told=_BY),
    ),
}
ADDRESSES: tuple[Form, ...] = (
    Form(
        r"aclanthology\.org/(?P<year>\d{4})\.(?P<venue>acl|emnlp|naacl|eacl|conll)-[a-z]+\.\d+\b.*",
        1,
        0,
    ),
    Form(r"aclanthology\.org/(?P<year>\d{4})\.[a-z0-9]+-[a-z0-9]+\.\d+\b.*", 1, 0),
    Form(r"(?:www\.)?aclweb\.org/anthology/(?P<venue>[PDNEKQ])(?P<yy>\d\d)-[12]\d{3}.*", 1, 0),
    Form(r"aclanthology\.org/(?P<venue>[PDNEKQ])(?P<yy>\d\d)-[12]\d{3}.*", 1, 0),
    Form(
        r"openaccess\.thecvf\.com/content[_/]"
        r"(?P<venue>CVPR|ICCV|ECCV|WACV|cvpr|iccv|eccv)_?(?P<year>\d{4})[_/].*",
        1,
        0,
    ),
    Form(
        r"(?:papers\.n(?:eur)?ips\.cc|proceedings\.neurips\.cc)"
        r"/paper(?:_files/paper)?/(?P<year>\d{4})/.*",
        venue="neurips",
    ),
    Form(r"papers\.n(?:eur)?ips\.cc/paper/\d{4}-.*", 1, 1, venue="neurips"),
    Form(r"(?:www\.)?jmlr\.org/papers/v(?P<vol>\d+)/.*", 1, 1, base=2000, venue="jmlr"),
    Form(r"(?:www\.)?jmlr\.org/papers/volume(?P<vol>\d+)/.*", 1, 1, base=2000, venue="jmlr"),
    Form(r"(?:www\.)?ijcai\.org/proceedings/(?P<year>\d{4})/.*", 1, 0, venue="ijcai"),
    Form(r"(?:www\.)?usenix\.org/conference/[a-z]+(?P<yy>\d\d)/.*", 1, 0),
    Form(r"proceedings\.mlr\.press/v(?P<pmlr>\d+)/.*", 1, 1),
)  # fmt: skip
PMLR: Mapping[int, tuple[int, str]] = {
    28: (2013, "icml"), 32: (2014, "icml"), 37: (2015, "icml"), 48: (2016, "icml"),
    70: (2017, "icml"), 80: (2018, "icml"), 97: (2019, "icml"), 119: (2020, "icml"),
    139: (2021, "icml"), 162: (2022, "icml"), 202: (2023, "icml"), 235: (2024, "icml"),
    9: (2010, "aistats"), 15: (2011, "aistats"), 22: (2012, "aistats"), 31: (2013, "aistats"),
    33: (2014, "aistats"), 38: (2015, "aistats"), 51: (2016, "aistats"), 54: (2017, "aistats"),
    84: (2018, "aistats"), 89: (2019, "aistats"), 108: (2020, "aistats"), 130: (2021, "aistats"),
    151: (2022, "aistats"), 206: (2023, "aistats"), 238: (2024, "aistats"),
    23: (2012, "colt"), 30: (2013, "colt"), 35: (2014, "colt"), 40: (2015, "colt"),
    49: (2016, "colt"), 65: (2017, "colt"), 75: (2018, "colt"), 99: (2019, "colt"),
    125: (2020, "colt"), 134: (2021, "colt"), 178: (2022, "colt"), 195: (2023, "colt"),
    78: (2017, "corl"), 87: (2018, "corl"), 100: (2019, "corl"), 155: (2020, "corl"),
    164: (2021, "corl"), 205: (2022, "corl"), 229: (2023, "corl"),
}  # fmt: skip
LETTERS: Mapping[str, str] = {
    "p": "acl",
    "d": "emnlp",
    "n": "naacl",
    "e": "eacl",
    "k": "conll",
    "q": "tacl",
}
APS: Mapping[str, str] = {"a": "pra", "b": "prb", "c": "prc", "d": "prd"}
# The ACM numbers in order; these are the proceedings of KDD, registered each summer.
ACM: tuple[tuple[int, int], ...] = (
    (347090, 2000), (502512, 2001), (775047, 2002), (956750, 2003), (1014052, 2004),
    (1081870, 2005), (1150402, 2006), (1281192, 2007), (1401890, 2008), (1557019, 2009),
    (1835804, 2010), (2020408, 2011), (2339530, 2012), (2487575, 2013), (2623330, 2014),
    (2783258, 2015), (2939672, 2016), (3097983, 2017), (3219819, 2018), (3292500, 2019),
    (3394486, 2020), (3447548, 2021), (3534678, 2022), (3580305, 2023), (3637528, 2024),
)  # fmt: skip
# Oxford University Press counts the years of its article numbers in letters.
OUP: Mapping[str, int] = {letter: 2006 + index for index, letter in enumerate("lmnpqrstuvwxyz")} | {
    f"a{letter}": 2020 + index for index, letter in enumerate("abcdef")
}
