skip = Skip to content
nav = Main menu
nav-start = Start
nav-way = Find a way
nav-network = Network
nav-groups = Groups
nav-levers = Levers
nav-about = About the data
other-language = Nederlands
loading = One moment, the answer is on its way.
try-again = Try again
failed-offline = The service cannot be reached
failed-offline-advice = Check that Schakel is still running and that you are connected. Then try again.
failed-not-found = That was not found
failed-not-found-advice = Perhaps it is not in the data, or falls outside what you count.
failed-bad-input = Something is wrong with this question
failed-bad-input-advice = Change the question and try again.
failed-busy = This took too long
failed-busy-advice = The question is heavy or the service is busy. Ask for fewer steps, or try again later.
failed-refused = The service does not answer this
failed-refused-advice = Change the question, or begin again from the start.
failed-broken = Something went wrong at the service
failed-broken-advice = This is not your doing. Try again.
steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
start-title = Who knows whom around impact-driven enterprise?
start-answered = Already answered
start-lacks = What is not in here
