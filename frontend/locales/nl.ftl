skip = Naar de inhoud
nav = Hoofdmenu
nav-start = Start
nav-way = Weg zoeken
nav-network = Netwerk
nav-groups = Groepen
nav-levers = Hefbomen
nav-about = Over de gegevens
other-language = English
loading = Even geduld, het antwoord komt eraan.
try-again = Probeer opnieuw
failed-offline = De dienst is niet bereikbaar
failed-offline-advice = Kijk of Schakel nog draait en of u verbinding hebt. Probeer het dan opnieuw.
failed-not-found = Dat is niet gevonden
failed-not-found-advice = Misschien staat het niet in de gegevens, of valt het buiten wat u meetelt.
failed-bad-input = Met deze vraag klopt iets niet
failed-bad-input-advice = Pas de vraag aan en probeer het opnieuw.
failed-busy = Dit duurde te lang
failed-busy-advice = De vraag is zwaar of het is druk. Vraag minder stappen, of probeer het straks opnieuw.
failed-refused = De dienst geeft hier geen antwoord op
failed-refused-advice = Pas de vraag aan, of begin opnieuw vanaf de start.
failed-broken = Er ging iets mis bij de dienst
failed-broken-advice = Dat ligt niet aan u. Probeer het opnieuw.
steps = { $count ->
    [one] { $count } stap
   *[other] { $count } stappen
}
start-title = Wie kent wie rond impactgericht ondernemen?
start-answered = Al beantwoord
start-lacks = Wat hier niet in staat
