"""Lines inside an article's body that are the site speaking, not the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers.htmlblocks import Block, text_of
from factlint.readers.htmltree import Tree
from factlint.readers.sections import is_reference_heading

# Whole lines, or the beginnings of short ones.
_LINE = lazy_re(
    r"""
    [\W_]* (?:
        advert(?:isement|ising)?s? | sponsored(?:\ content)? | iklan | publicidade | anzeige
          | werbung | publicité | реклама | 広告 | スポンサーリンク
      | comments? | leave\ a\ (?:comment|reply) | tell\ us\ what\ you\ think | what\ do\ you\ think
      | topics? | tags? | share | close | caption | print | email
      | view\ (?:images?|gallery|all)(?:\ \(\d+\))? | see\ full\ gallery | next | previous
      | image | this\ slideshow\ requires\ javascript | loading
      | advertisement\ -\ continue\ reading\ below | story\ continues\ below
      | (?:article|story)\ continues\ (?:below|after)\b.* | subscribe | sign\ up | log\ in
      | skip\ to\ .* | scroll\ (?:back\ )?to\ top
      | \d+\ (?:shares?|comments?|views?) | \d+\s*[-–]\s*\d+\ of\ \d+
      | (?:next\ prev(?:ious)?|prev(?:ious)?\ next)
      | don'?t\ miss | you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested\ in)
      | also\ read | trending(?:\ now)? | read\ (?:more|next|also)
      | recommended(?:\ for\ you)?
      | related(?:\ (?:articles?|stories|news|posts?|content|links|topics|coverage))? | more
      | more\ (?:on|from|stories|great|in)\b.{0,60} | popular\ on\b.{0,40}
      | most\ (?:popular|read)\b.{0,30}
      | get\ the\ app | reuse\ this\ content | sign\ in | breaking\ news
      | (?:estimated\ )?reading\ time\b.{0,30} | tempo\ de\ leitura\b.{0,30}
      | \d+\ min(?:ute)?s?\ read
    ) [\W_]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEGINNING = lazy_re(
    r"""
    [\W_]* (?:
        (?: read\ (?:more|next|also|this) | see\ (?:more|also) | also
          | related(?:\ (?:post|article|story|roundup|stories|content|video))? | more
          | watch | don'?t\ miss | must\ read | further\ reading | tags? | filed\ under | topics?
          | categor(?:y|ies) | buyer'?s\ guide | posted\ in
          | recommended | in\ pictures | listen | photos ) \s* (?: : | [-–—>|»]\s )
      | (?: follow | like | find | join ) \s (?: us | me | him | her | them
      | [\w\s.'’&-]{2,50} ) \s on \s (?:
            facebook | twitter | instagram | x\b | youtube | linkedin | pinterest | tiktok
              | telegram | whatsapp | snapchat )
      | sign\ up \s (?: for | to | now | here | today | and ) \b | sign\ up\b\s*:
      | subscribe \s (?: to | now | here | today ) \b
      | get \s (?: the\ latest | access\ to | our | breaking | more
      | all\ the ) \s [^.]{0,80} (?: inbox | newsletter | subscription | updates | app | news )\b
      | click \s here \s (?: to | for ) \b
      | (?: want | need | have\ a | got\ a ) \s (?: more | news\ tip | tip | story
      | question ) \b [^.]{0,60} \?
      | like \s this \s (?: story | article | post ) \b
      | share \s (?: this | on | your | via ) \b
      | download \s (?: the | our ) \s [\w\s]{0,30} app \b
      | (?: copyright | ©|\(c\)) \s
      | all\ rights\ reserved | this\ material\ may\ not\ be\ published
      | (?: originally | first | last ) \s (?: published | updated ) \s (?: on|at|by ) \b .{0,40} $
      | (?: last\ )? updated? (?: \ at | : | \ on ) \b .{0,40} $
      | listen \s to \s [\w\s]{2,40} \s (?: live | podcast ) \b
      | email \s (?: him | her | me | us | the\ author ) \s at \b
      | there'?s\ plenty\ more\ where
      | our\ standards\s?:
      | continue\ reading\b .{0,80} $
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENS_LIST = lazy_re(
    r"[\W_]*(?:related|more|also|you\ (?:may|might)|don'?t\ miss|popular|recommended|read"
    r"|see\ also|trending|most\ (?:read|popular)|latest|next|previous|up\ next"
    r"|story\ timeline)\b[^.!?]{0,60}[:.…!]*\s*$",
    re.IGNORECASE | re.VERBOSE,
)
_FINAL = lazy_re(r"[.!?。！？…]['\"”’»)\]】」]*$")
_SHORT = 260


def without_furniture(tree: Tree, blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the site's own lines, inside and at both ends."""
    kept: list[Block] = []
    texts: list[str] = []
    in_list = in_references = False
    references = 0
    shown = [(block, text) for block in blocks if (text := text_of(tree, block))]
    for place, (block, text) in enumerate(shown):
        if block.kind is PartKind.HEADING:
            following = shown[place + 1][1] if place + 1 < len(shown) else ""
            in_references = is_reference_heading(text, following)
        if in_references:
            kept.append(block)
            texts.append(text)
            references = len(kept)
            continue
        is_link = block.link_share > 0.85
        if in_list and (is_link or (block.kind is PartKind.LIST and block.linked)):
            continue
        in_list = False
        if _is_furniture(text, block, is_link=is_link):
            in_list = bool(_OPENS_LIST.match(text)) and len(text) < 80
            continue
        kept.append(block)
        texts.append(text)
    return _trimmed(kept, texts, references)


def _is_furniture(text: str, block: Block, *, is_link: bool) -> bool:
    if block.kind in (PartKind.CAPTION, PartKind.CODE, PartKind.TABLE):
        return False
    if len(text) < 100 and _LINE.fullmatch(text):
        return True
    if len(text) < _SHORT and _BEGINNING.match(text):
        return True
    # A paragraph or heading that is one long link leads somewhere else.
    return is_link and block.kind is not PartKind.LIST and len(text) > 24


def _trimmed(blocks: list[Block], texts: list[str], references: int) -> list[Block]:
    """Leaves out what stands before the first and behind the last line that is prose.

    The list of references, which ends before the block of the number given, is left in.
    """
    prose = [
        index
        for index, (block, text) in enumerate(zip(blocks, texts, strict=True))
        if _is_prose(block, text)
    ]
    if not prose:
        return blocks
    first, last = prose[0], max(prose[-1], references - 1)
    while first > 0 and _belongs(blocks[first - 1], blocks[first]):
        first -= 1
    while last + 1 < len(blocks) and _follows(blocks[last + 1], texts[last + 1], blocks[last]):
        last += 1
    return blocks[first : last + 1]


def _is_prose(block: Block, text: str) -> bool:
    if block.kind in (PartKind.CAPTION, PartKind.HEADING, PartKind.TABLE) or block.link_share > 0.6:
        return False
    return len(text) >= 80 or (len(text) >= 25 and bool(_FINAL.search(text)))


def _belongs(block: Block, following: Block) -> bool:
    """Whether a short line before the first prose is of its kind (a heading, a paragraph)."""
    return block.kind in (PartKind.PARAGRAPH, PartKind.HEADING, PartKind.CAPTION) and (
        block.owner.parent == following.owner.parent
        and block.owner.tag not in ("h1", "div", "span")
    )


def _follows(block: Block, text: str, before: Block) -> bool:
    """Whether a short line behind the last prose still belongs: cut prose, an item, a table."""
    if block.link_share > 0.6 or block.kind is PartKind.HEADING:
        return False
    if block.kind in (PartKind.CODE, PartKind.TABLE):
        return True
    return block.owner.parent == before.owner.parent or block.owner is before.owner
