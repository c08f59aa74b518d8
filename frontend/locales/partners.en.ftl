partners-title = Who are possible partners?
partners-question = Who are possible partners for { $name }?
partners-profile-question = Who fits your organisation?
partners-of = For whom do you seek partners?
partners-lever = Around which lever? (may stay empty)
partners-any-lever = Search apart from this lever
partners-lever-actors = Known of this lever:
partners-other-levers = Search around a lever of which somebody is known
partners-found-one = { $last } fits best.
partners-found-all = { $names } and { $last } fit best.
partners-found = { $more ->
    [one] { $names } and one other fit best.
   *[other] { $names } and { $more } others fit best.
}
partners-nobody = For what you filled in we found nobody. That says something about our sources, not about who exists. Fill in a region, a theme or somebody you know.
partners-method = Suggested is who has no tie yet and with whom one can work: no working group or platform, and nobody that is no more. Each reason gets a part of the total. Same contacts: for each shared contact 1 divided by the natural logarithm of its number of ties, so that those who know everybody weigh less. Same lever: 0.5 per lever. Complements: 0.4. Same region, sector or theme: up to 0.3, or 0.4 by a tie. Same group: 0.2. Near: 0.3 divided by the number of steps, up to four steps. The parts are rounded.
partner = Possible partner
partners-table = All suggestions side by side, by reason
reasons = Why
reasons-total = together
reasons-sum = Together
reason-common = Same contacts
reason-lever = Same lever
reason-complement = Complements
reason-tag = Same region, sector or theme
reason-group = Same group
reason-near = Near
partner-way = The way there:
partner-way-steps = { $count ->
    [one] { $count } step, with the sources
   *[other] { $count } steps, with the sources
}
partner-no-way = A way there is not known.
profile-title = Is your organisation not in here? Describe it
profile-hint = Fill in what you know; each answer counts at once. Nothing is kept.
profile-kind = What is it?
profile-any-kind = rather not say
profile-levers = On which levers does it work?
profile-ties = With whom does it have a tie already?
profile-regions = In which region?
profile-sectors = In which sector?
profile-themes = Around which theme?
stand-in = { $name } is no party that can itself sit at a table ({ $kind }): approach somebody who leads it or takes part in it.
contacts-title = Who should get to know whom?
contacts-question-all = Which new contact brings everybody closest together?
contacts-question-few = Which new contact brings these parties closest together?
contacts-among = Among whom? (leave empty for all actors)
contacts-one-more = Name at least one more.
contacts-none = We found no new contact: all that are counted here have a direct tie with each other already.
contacts-not-known = Whether they know each other after all is not known: we only count ties for which we found a source.
contacts-method = Each pair without a tie was tried out: how many steps are all parties apart on average, now and with that one tie? Those without a way to each other count as one step farther than the two that are farthest apart. The pair for which the average falls most comes first.
contacts-shorter = Ways become { $percent }% shorter on average.
contacts-between = What is known between these two now?
contacts-way = Through whom do they reach each other now?
contacts-table = All new contacts side by side
contacts-one = The one
contacts-other = The other
contacts-hops = Steps now
contacts-percent = Ways shorter, in %
contacts-no-way = no way
table-title = Whom do you put around the table?
table-lever = Only those who work on this lever (may stay empty)
table-included = Who is invited already? (may stay empty)
table-any-lever = Search apart from this lever
table-method = Sought is the smallest company in which each group has somebody with a tie: a member, or one who is tied to a member. Who stands alone is no group. Of equally small companies the one with the fewest programmes and partnerships comes first. With a lever only parties are suggested that work on it, lead it or want to join.
table-partial = A smaller company may do: the search was cut short.
table-list = Invitation list
table-who = Who
table-state = Invitation
table-already = invited already
table-proposed = suggested
table-touches = Brings in these groups
table-contact = Contact
table-no-contact = not known
table-basis = { $count ->
    [one] { $count } tie on which this rests
   *[other] { $count } ties on which this rests
}
table-keep = Keep { $name } on the list
table-leave-out = Take { $name } off the list
table-unheard = { $count ->
    [one] One group is not at the table
   *[other] { $count } groups are not at the table
}
table-unheard-advice = Invite somebody of that group as well: put them under “invited already”, and the rest of the list adapts.
contacts-what-if = What if they worked together?
