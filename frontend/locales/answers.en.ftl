way-title = Through whom can one reach the other?
way-question = Through whom can { $from } reach { $to }?
way-method-shortest = The way with the fewest steps comes first; of equal length, the strongest. A step is stronger the more its tie carries and the surer its source; a tie that is over counts half.
way-method-strongest = The strongest way comes first. The strength of a way is the product of its steps. A step is stronger the more its tie carries and the surer its source; a tie that is over counts half.
way-steps = Step by step
way-weakest = The weakest link:
way-others = Other ways
partial = The search was cut short because it took too long. There may be other ways.
beside-with = With the forum and the umbrella bodies
beside-without = Without the forum and the umbrella bodies
beside-show = Show this answer
between-question = What is known between { $names }?
between-method = For each pair: the relations that the two have with each other, the shortest way, and where both were.
between-meetings = Both connected with:
between-way = { $count ->
    [one] The way, { $count } step
   *[other] The way, { $count } steps
}
between-all-ways = Show all ways
groups-title = Who belongs with whom?
groups-sentence = { $groups ->
    [one] There is { $groups } group of parties
   *[other] There are { $groups } groups of parties
} with more ties among themselves than with the rest. { $loose ->
    [0] Nobody stands alone.
    [one] { $loose } party stands alone: we found no tie with it.
   *[other] { $loose } parties stand alone: we found no tie with them.
}
groups-method = Groups are computed by the Leiden method from who is tied to whom. The same data always give the same groups.
groups-loose = Without a tie
groups-all = All groups
group-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
member = Party
belonging = Ties inside the group
belonging-explained = From 0 to 1: the share of a party’s ties that stays inside the group.
group-marks = What is more common here than elsewhere
group-bridges = What ties this group to others
group-no-bridges = Nothing known: this group stands apart from the rest.
levers-title = Who works on which lever?
levers-sentence = { $levers } levers, { $unnamed } of which have no published name. For { $known } of them somebody is known.
levers-method = An actor belongs to a lever when a source says that it leads it, works on it or wants to join. Being named together with a lever does not count.
levers-no-set = Themes without a set
levers-owner = Owner:
levers-contact = To join or ask:
levers-as-table = Show as a table: levers and who works on them
levers-unnamed = { $count ->
    [one] { $count } lever whose name was not published
   *[other] { $count } levers whose names were not published
}
