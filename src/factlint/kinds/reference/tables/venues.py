"""Conferences and journals that a text may be known to name, and in which years they can be.

Beginnings and ordinals are those of the venues' own pages: the proceedings that the ACL Anthology,
dblp, PMLR and the publishers list as the first. Only venues stand here whose name is nobody else's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Venue(NamedTuple):
    """A conference or journal.

    `short` matches its acronyms (case counts), `name` its name (case does not count). `began` is
    the year of its first proceedings or volume, 0 where that is not certain. `zeroth` is the year
    that its `nth` meeting has when n is added, from meeting `since` on; 0 where that varies.
    """

    label: str
    short: str
    name: str
    began: int = 0
    zeroth: int = 0
    since: int = 1


_IEEE = r"ieee trans(?:actions|\.)? (?:on )?"
_END = (
    r"(?! and| for| with| in| on| technolog| applications| letters| theory| research"
    r"|, (?!icml|\d|vol|proceed))"
)

VENUES: Mapping[str, Venue] = {
    "neurips": Venue(
        "NeurIPS", r"NeurIPS|NIPS", r"neural information processing systems", 1987, 1986, 20
    ),
    "icml": Venue(
        "ICML", r"ICML", rf"international conference on machine learning{_END}", 1980, 1983, 10
    ),
    "iclr": Venue("ICLR", r"ICLR", r"conference on learning representations", 2013, 2012),
    "aaai": Venue(
        "AAAI", r"AAAI", r"aaai conference on artificial intelligence(?!,? and)", 1980, 1986, 20
    ),
    "ijcai": Venue(
        "IJCAI", r"IJCAI", r"international joint conferences? on artificial intelligence", 1969
    ),
    "aistats": Venue(
        "AISTATS", r"AISTATS", r"artificial intelligence and statistics", 1985, 1997, 17
    ),
    "uai": Venue("UAI", r"UAI", r"uncertainty in artificial intelligence", 1985, 1984),
    "colt": Venue(
        "COLT",
        r"COLT",
        r"(?<!european )conference on (?:computational )?learning theory",
        1988,
        1987,
    ),
    "kdd": Venue(
        "KDD",
        r"(?:SIG)?KDD",
        r"knowledge discovery (?:and|&) data mining|knowledge discovery in data(?! ?bases)",
        1989,
    ),
    "cvpr": Venue("CVPR", r"CVPR", r"computer vision and pattern recognition(?!,? app)", 1983),
    "iccv": Venue(
        "ICCV",
        r"ICCV",
        r"international conference on computer vision(?! and|, [a-z]{3,} [a-z]| th)",
        1987,
    ),
    "eccv": Venue("ECCV", r"ECCV", r"european conference on computer vision", 1990),
    "wacv": Venue("WACV", r"WACV", r"applications of computer vision", 1992),
    "bmvc": Venue("BMVC", r"BMVC", r"british machine vision conference", 1990),
    "miccai": Venue(
        "MICCAI", r"MICCAI", r"medical image computing and computer[- ]assisted", 1998, 1997
    ),
    "icra": Venue(
        "ICRA", r"ICRA", r"conference on robotics and automation(?! eng| sci| tech)", 1984
    ),
    "iros": Venue(
        "IROS",
        r"IROS",
        r"conference on intelligent robots and systems|intelligent robots and systems",
        1988,
    ),
    "rss": Venue("RSS", r"RSS", r"robotics: science and systems", 2005),
    "corl": Venue("CoRL", r"CoRL", r"conference on robot learning", 2017),
    "icassp": Venue(
        "ICASSP", r"ICASSP", r"acoustics, speech,? (?:and|&) signal processing(?!.{0,3}trans)", 1976
    ),
    "interspeech": Venue("Interspeech", r"I(?:nterspeech|NTERSPEECH)", r"interspeech", 2000),
    "acl": Venue(
        "ACL",
        r"ACL",
        r"meeting of the association for computational linguistics",
        1963,
        1962,
    ),
    "emnlp": Venue("EMNLP", r"EMNLP", r"empirical methods in natural language processing", 1996),
    "naacl": Venue(
        "NAACL",
        r"NAACL",
        r"(?:north american|nations of the americas) chapter of the association for computational",
        2000,
    ),
    "eacl": Venue(
        "EACL", r"EACL", r"european chapter of the (?:association for computational|acl)", 1983
    ),
    "coling": Venue(
        "COLING", r"COLING", r"international conference on computational linguistics(?! and)"
    ),
    "conll": Venue("CoNLL", r"CoNLL", r"computational natural language learning", 1997),
    "lrec": Venue(
        "LREC",
        r"LREC",
        r"conference on language resources and evaluation|language resources and evaluation conf",
        1998,
    ),
    "tacl": Venue(
        "TACL", r"TACL", r"transactions of the association for computational linguistics", 2013
    ),
    "sigir": Venue(
        "SIGIR", r"SIGIR", r"research and development in information retrieval", 1971, 1977, 10
    ),
    "www": Venue(
        "The Web Conference",
        r"WWW|TheWebConf|TheWebConference",
        r"^(?:proceedings of )?(?:the )?(?:acm )?web conference|world wide web conference",
        1994,
    ),
    "chi": Venue(
        "CHI",
        r"CHI '?\d\d(?:\d\d)?|CHI",
        r"conference on human factors in computing systems|human factors in computing systems",
        1982,
    ),
    "stoc": Venue(
        "STOC",
        r"STOC",
        r"(?<!israel )(?<!israeli )symposium on (?:the )?theory of computing(?! and)",
        1969,
        1968,
    ),
    "focs": Venue("FOCS", r"FOCS", r"symposium on foundations of computer science", 1960, 1959),
    "soda": Venue("SODA", r"SODA", r"symposium on discrete algorithms", 1990, 1989),
    "ndss": Venue("NDSS", r"NDSS", r"network and distributed system security", 1993),
    "findings": Venue(
        "Findings of the ACL", r"(?!)", r"findings of the association for computational", 2020
    ),
    "colm": Venue("COLM", r"COLM", r"conference on language modeling", 2024),
    "facct": Venue(
        "FAccT", r"FAccT|FAT\*", r"conference on fairness, accountability,? and transparency", 2018
    ),
    # Journals.
    "jmlr": Venue(
        "JMLR", r"JMLR", r"journal of machine learning research|j\.? mach\.? learn\.? res\.?", 2000
    ),
    "tmlr": Venue("TMLR", r"TMLR", r"transactions on machine learning research", 2022),
    "neco": Venue("Neural Computation", r"(?!)", r"^neural comput(?:ation|\.)?$", 1989),
    "tpami": Venue(
        "TPAMI",
        r"T?PAMI",
        rf"{_IEEE}pattern analysis|^ieee trans\.? pattern anal",
        1979,
    ),
    "tip": Venue("IEEE Trans. Image Processing", r"(?!)", rf"^{_IEEE}image process", 1992),
    "tnnls": Venue("TNNLS", r"TNNLS", rf"^{_IEEE}neural networks and learning", 2012),
    "access": Venue("IEEE Access", r"(?!)", r"^ieee access$", 2013),
    "plosone": Venue("PLOS ONE", r"(?!)", r"^plos one$", 2006),
    "plosbio": Venue("PLOS Biology", r"(?!)", r"^plos biol(?:ogy|\.)?$", 2003),
    "ploscomp": Venue(
        "PLOS Computational Biology", r"(?!)", r"^plos comput(?:ational|\.)? biol(?:ogy|\.)?$", 2005
    ),
    "plosgen": Venue("PLOS Genetics", r"(?!)", r"^plos genet(?:ics|\.)?$", 2005),
    "plosmed": Venue("PLOS Medicine", r"(?!)", r"^plos med(?:icine|\.)?$", 2004),
    "elife": Venue("eLife", r"eLife", r"^elife$", 2012),
    "peerj": Venue("PeerJ", r"(?!)", r"^peerj$", 2013),
    "natcomm": Venue(
        "Nature Communications", r"(?!)", r"^nat(?:ure|\.)? commun(?:ications|\.)?$", 2010
    ),
    "scirep": Venue("Scientific Reports", r"(?!)", r"^sci(?:entific|\.)? rep(?:orts|\.)?$", 2011),
    "natmeth": Venue("Nature Methods", r"(?!)", r"^nat(?:ure|\.)? methods$", 2004),
    "natmi": Venue(
        "Nature Machine Intelligence",
        r"(?!)",
        r"^nat(?:ure|\.)? mach(?:ine|\.)? intell(?:igence|\.)?$",
        2019,
    ),
    "nathb": Venue(
        "Nature Human Behaviour", r"(?!)", r"^nat(?:ure|\.)? hum(?:an|\.)? behav(?:iour|\.)?$", 2017
    ),
    "sciadv": Venue("Science Advances", r"(?!)", r"^sci(?:ence|\.)? adv(?:ances|\.)?$", 2015),
    "natphys": Venue("Nature Physics", r"(?!)", r"^nat(?:ure|\.)? phys(?:ics|\.)?$", 2005),
    "natneuro": Venue(
        "Nature Neuroscience", r"(?!)", r"^nat(?:ure|\.)? neurosci(?:ence|\.)?$", 1998
    ),
    "bmcbio": Venue("BMC Bioinformatics", r"(?!)", r"^bmc bioinformatics$", 2000),
    "bmcgen": Venue("BMC Genomics", r"(?!)", r"^bmc genomics$", 2000),
    "genbio": Venue("Genome Biology", r"(?!)", r"^genome biol(?:ogy|\.)?$", 2000),
    "nar": Venue("Nucleic Acids Research", r"(?!)", r"^nucleic acids res(?:earch|\.)?$", 1974),
    "prl": Venue(
        "Physical Review Letters",
        r"PRL",
        r"^phys(?:ical|\.)? rev(?:iew|\.)? lett(?:ers|\.)?$",
        1958,
    ),
    "pra": Venue(
        "Physical Review A", r"(?!)", r"^phys(?:ical|\.)? rev(?:iew|\.)?,? a(?:[:,. ].*)?$", 1970
    ),
    "prb": Venue(
        "Physical Review B", r"(?!)", r"^phys(?:ical|\.)? rev(?:iew|\.)?,? b(?:[:,. ].*)?$", 1964
    ),
    "prc": Venue(
        "Physical Review C", r"(?!)", r"^phys(?:ical|\.)? rev(?:iew|\.)?,? c(?:[:,. ].*)?$", 1970
    ),
    "prd": Venue(
        "Physical Review D", r"(?!)", r"^phys(?:ical|\.)? rev(?:iew|\.)?,? d(?:[:,. ].*)?$", 1970
    ),
    "pre": Venue(
        "Physical Review E", r"(?!)", r"^phys(?:ical|\.)? rev(?:iew|\.)?,? e(?:[:,. ].*)?$", 1993
    ),
    "prx": Venue("Physical Review X", r"PRX", r"^phys(?:ical|\.)? rev(?:iew|\.)?,? x$", 2011),
    "rmp": Venue(
        "Reviews of Modern Physics",
        r"(?!)",
        r"^rev(?:iews|\.)? (?:of )?mod(?:ern|\.)? phys(?:ics|\.)?$",
        1929,
    ),
    "science": Venue("Science", r"(?!)", r"^science$"),
    "nature": Venue("Nature", r"(?!)", r"^nature$"),
    "cell": Venue("Cell", r"(?!)", r"^cell$"),
    "pnas": Venue(
        "PNAS", r"PNAS", r"^(?:the )?proceedings of the national academy of sciences", 1915
    ),
    "bioinformatics": Venue(
        "Bioinformatics", r"(?!)", r"^bioinformatics(?: \(oxford, england\))?$"
    ),
    "jss": Venue(
        "Journal of Statistical Software",
        r"(?!)",
        r"^j(?:ournal|\.)? (?:of )?stat(?:istical|\.)? soft(?:ware|w?\.)?$",
        1996,
    ),
    "joss": Venue("JOSS", r"JOSS", r"journal of open source software", 2016),
    "rjournal": Venue("The R Journal", r"(?!)", r"^(?:the )?r journal$", 2009),
    "neuroimage": Venue("NeuroImage", r"(?!)", r"^neuroimage$", 1992),
    "jneuro": Venue(
        "Journal of Neuroscience",
        r"(?!)",
        r"^(?:the )?j(?:ournal|\.)? (?:of )?neurosci(?:ence|\.)?$",
        1981,
    ),
    "zenodo": Venue("Zenodo", r"(?!)", r"^zenodo$", 2013),
    "biorxiv": Venue("bioRxiv", r"(?!)", r"^biorxiv$", 2013),
    "medrxiv": Venue("medRxiv", r"(?!)", r"^medrxiv$", 2019),
}
# The words of the names; a venue that is not here is known by its acronym or journal's name alone.
NAMES: Mapping[str, str] = {
    "cvpr": "cvpr cvf ieee computer vision pattern recognition",
    "iccv": "iccv cvf ieee computer vision",
    "wacv": "wacv cvf ieee winter applications computer vision",
    "aaai": "aaai artificial intelligence association advancement innovative",
    "ijcai": "ijcai artificial intelligence joint",
    "icassp": "icassp acoustics speech signal processing ieee",
    "icra": "icra robotics automation ieee",
    "iros": "iros intelligent robots systems ieee rsj",
    "acl": "acl nlp association computational linguistics anthology",
    "emnlp": "emnlp nlp empirical methods natural language processing association computational",
    "naacl": "naacl nlp hlt north american chapter association computational linguistics human",
    "eacl": "eacl nlp european chapter association computational linguistics",
    "conll": "conll natural language learning association computational",
    "interspeech": "interspeech isca speech communication eurospeech",
    "ndss": "ndss network distributed system security internet society",
    "rss": "rss robotics science systems",
    "prl": "prl physical review letters",
    "plosone": "plos one public library",
    "plosbio": "plos biology public library",
    "ploscomp": "plos computational biology public library",
    "plosgen": "plos genetics public library",
    "plosmed": "plos medicine public library",
    "natcomm": "nature communications",
    "scirep": "scientific reports",
    "elife": "elife life sciences",
    "jss": "journal statistical software jss",
    "joss": "journal open source software joss",
}
