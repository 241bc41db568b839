"""Which blocks of a page are the body of its article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers.htmlblocks import Block
from factlint.readers.htmlfurniture import without_furniture
from factlint.readers.htmltree import Node, Tree

_BODY = lazy_re(
    r"""
    \b (?: (?:article|story|post|entry|news|blog|page|main|body)
           -?(?:body|content|text|copy|main|entry)
         | articlebody | storytext | e-?content | entry | rich-?text
         | body-?(?:text|copy|content) ) \b
    """,
    re.VERBOSE,
)
# How much more prose an element around the best one must hold to be taken instead: much more
# where the best one is marked as the article already.
_CLIMB = 1.35
_CLIMB_OUT = 2.2


def body_blocks(tree: Tree, blocks: list[Block]) -> list[Block]:
    """The blocks of the article's body."""
    root = _root(tree, blocks)
    if root is None:
        return blocks
    inside = [block for block in blocks if root.index <= block.first <= root.last]
    return without_furniture(tree, inside)


def _score(block: Block) -> float:
    if block.kind in (PartKind.HEADING, PartKind.CAPTION):
        return 0.0
    own = block.length - 2 * block.linked
    if block.kind in (PartKind.LIST, PartKind.TABLE):
        return max(own, 0) * 0.4
    if block.kind is PartKind.PARAGRAPH and block.owner.tag in ("p", "blockquote"):
        return max(own, 0) * (1.0 if block.length >= 40 else 0.5)
    if block.length < 60:
        return max(own, 0) * 0.2
    return max(own, 0) * 0.8


def _root(tree: Tree, blocks: list[Block]) -> Node | None:
    firsts = [block.first for block in blocks]
    sums = [0.0]
    for block in blocks:
        sums.append(sums[-1] + _score(block))
    if sums[-1] <= 0:
        return None

    def score(node: Node) -> float:
        return sums[bisect_right(firsts, node.last)] - sums[bisect_left(firsts, node.index)]

    by_parent: dict[int, float] = {}
    for block in blocks:
        holder = (
            block.owner.index
            if block.owner.tag not in ("p", "blockquote", "li")
            else block.owner.parent
        )
        by_parent[holder] = by_parent.get(holder, 0.0) + _score(block)
    best = max(by_parent, key=lambda index: (by_parent[index], -index))
    node = tree.nodes[best]
    current = score(node)
    is_marked = _is_marked(node)
    for above in tree.ancestors(node):
        if above.tag == "html":
            break
        value = score(above)
        if value >= current * (_CLIMB_OUT if is_marked else _CLIMB):
            node, current = above, value
        is_marked = is_marked or _is_marked(above)
    return node


def _is_marked(node: Node) -> bool:
    return node.tag == "article" or bool(_BODY.search(node.words))
