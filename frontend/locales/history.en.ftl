history-lead = Everything that changed in this network, newest first: who, when and why.
history-none = Nothing in this network was changed yet. As soon as somebody edits, this tells who, when and why.
history-of = History of { $name }
history-all = All changes to the network
history-relation = To this relation
history-gone = This is no longer in the network of now.
history-number = Change { $number }
history-about = (change { $number })
history-at = { $date } at { $time }
history-by = by { $by }
history-why = Reason: { $reason }
history-undid = Change { $number } taken back
history-undone = Taken back by change { $number }.
history-added = added
history-removed = removed
history-changed = changed: { $fields }
history-others = { $count ->
    [one] and { $count } other
   *[other] and { $count } others
}
history-then = See the network as it was then
history-shown = This is the network that you see now.
history-undo = Take back
history-more = Show older changes
history-more-failed = The older changes could not be fetched.
history-gone-words = gone:
history-new-words = new:
history-same-words = unchanged:
history-end-words = end.
history-yes = yes
past-of = of
past-by = by { $by }
past-unknown = — but there is no such change
history-to = To { $name } as it is now
