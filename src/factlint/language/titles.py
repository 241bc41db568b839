"""Capitalised words that stand in front of names without being part of them."""

from __future__ import annotations

HONORIFICS = frozenset(
    """
    Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Messrs Mme Herr Frau
    """.split()
)
TITLES = HONORIFICS | frozenset(
    """
    Admiral Adm Ambassador Analyst Archbishop Attorney Aunt Ayatollah Baron Baroness Bishop Brother
    Capt Captain Cardinal Chair Chairman Chairwoman Chancellor Chief Coach Col Colonel Commander
    Commissioner Congressman Congresswoman Constable Councillor Count Democrat Deputy Detective
    Director Don Economist Emir Emperor Executive Father Former Gen General Gov Governor Hon Imam
    Inspector Judge Justice King Lieutenant Lt MP Maj Major Manager Mayor Minister Monsieur Officer
    Pastor Pope Premier President Prime Prince Princess Queen Rabbi Rep Representative Republican
    Rev Reverend Secretary Sen Senator Sergeant Señor Señora Sgt Sheik Sheikh Sister Spokesman
    Spokeswoman Sultan Superintendent Treasurer Uncle Vice-President
    """.split()
)
# Words that often stand with a capital in front of a name because a sentence starts there.
OPENERS = frozenset(
    """
    a after all also although and as at because before both but by earlier even for former from had
    has he her his how however if in is it its last later like many meanwhile most my neither no
    not now of often on once one only or other our separately she since so some still that the
    their then there these they this though through to today together under until was we what when
    where while why with would yesterday yet you your
    """.split()
)
# Lower-case words inside the names of people.
PARTICLES = frozenset(
    """
    af al av bin bint da das de del della den der des di do dos du el ibn la le ten ter und van von
    y zu
    """.split()
)
