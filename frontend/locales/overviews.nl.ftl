unknown-cell = niet bekend
facts-tie = Band
facts-sources = Bron
facts-unsourced = zonder bron
gaps-title = Waar zitten de gaten?
gaps-kinds = Soorten gaten
gaps-without-actor = Hefbomen zonder actor
gaps-one-actor = Hefbomen met één actor
gaps-without-government = Hefbomen zonder overheid
gaps-unnamed = Hefbomen zonder gepubliceerde naam
gaps-without-lever = Partijen zonder hefboom
gaps-meetings = Samen aan tafel, zonder eigen band
gaps-stale = Lang niet bevestigd
gaps-untied = Paren zonder band
gaps-unnamed-explained = Dit zijn geen gaten: hoe deze hefbomen heten en wie eraan werkt, is niet gepubliceerd en dus niet bekend.
gaps-none = Hier vonden we er geen, met wat nu meetelt.
gaps-set = Reeks
gaps-no-set = hoort bij geen reeks
gaps-who = Wie bekend is
gaps-ask = Navragen bij
gaps-to-coverage = Toon wie aan welke hefboom werkt als tabel
gaps-levers-method = Een actor hoort bij een hefboom als een bron zegt dat hij die trekt, eraan werkt of wil meewerken. Een gat zegt iets over onze bronnen, niet over wie elkaar kent.
gaps-actors-method = Wie aan een reeks als geheel werkt, telt niet als wie aan een van haar hefbomen werkt. Een gat zegt iets over onze bronnen, niet over wie waaraan werkt.
gaps-party = Partij
gaps-ties = Met hoeveel verbonden
gaps-first-hundred = Dit zijn de eerste 100. Tel minder soorten mee om de rest te zien.
gaps-meetings-title = Wie zit samen aan tafel, zonder eigen band?
gaps-meetings-government = Welke overheden zitten samen aan tafel, zonder eigen band?
gaps-meetings-only-government = Toon alleen overheden onder elkaar
gaps-meetings-all = Toon iedereen
gaps-meetings-sentence = { $count ->
    [0] We vonden geen twee partijen die bij dezelfde werkgroep, hetzelfde programma, netwerk of evenement horen zonder rechtstreekse band.
    [one] We vonden { $count } paar dat bij dezelfde werkgroep, hetzelfde programma, netwerk of evenement hoort, zonder rechtstreekse band. Of ze daar met elkaar spraken, is niet bekend.
   *[other] We vonden { $count } paren die bij dezelfde werkgroep, hetzelfde programma, netwerk of evenement horen, zonder rechtstreekse band. Of ze daar met elkaar spraken, is niet bekend.
}
gaps-meetings-first = We vonden meer dan { $count } paren die bij dezelfde werkgroep, hetzelfde programma, netwerk of evenement horen, zonder rechtstreekse band; hier staan de eerste { $count }. Of ze daar met elkaar spraken, is niet bekend.
gaps-meetings-method = Twee actoren zonder relatie met elkaar, die allebei een relatie hebben met dezelfde werkgroep, hetzelfde programma, platform of netwerk, of met een forum, koepel of tekst. Elkaar ontmoeten is nog geen samenwerking.
gaps-one = De een
gaps-other = De ander
gaps-where = Waar
gaps-words = In woorden
gaps-tell = Wat we weten
gaps-between = Wat is wel bekend?
gaps-known = Verder
gaps-stale-title = Welke banden zijn lang niet bevestigd?
gaps-stale-method = Van elke band telt de jongste datum van een bron, of de dag waarop die is nagekeken; zonder die beide, het begin van de band. Wat geen enkele datum heeft, staat hier niet bij.
gaps-years = Ouder dan zoveel jaar
gaps-years-hint = Een heel getal, bijvoorbeeld 5.
gaps-years-wrong = Schrijf een heel getal van 0 tot { $max }.
gaps-counted-from = Gerekend vanaf
gaps-counted-from-hint = Laat leeg voor vandaag, of voor de dag bij “Toestand op”.
gaps-stale-counted = { $years ->
    [one] Ouder dan { $years } jaar, gerekend vanaf { $date }.
   *[other] Ouder dan { $years } jaar, gerekend vanaf { $date }.
}
gaps-newest = Jongste spoor
gaps-shown = De eerste { $shown } van { $all }.
gaps-untied-title = Wie heeft geen rechtstreekse band met elkaar?
gaps-untied-few = Kies minstens twee partijen. Dan staat hier tussen wie we geen rechtstreekse band vonden.
gaps-untied-method = Alle paren onder de gekozen partijen die geen relatie met elkaar hebben. Allebei op hetzelfde forum zijn, is geen band.
coverage-title = Wie werkt aan welke hefboom?
coverage-title-set = Wie werkt waaraan in de reeks { $set }?
coverage-method = De hefbomen staan in de rijen, die zonder actor eerst. Een kolom krijgt wie aan minstens één ervan werkt, er een trekt of wil meewerken. Een leeg vak wil zeggen dat we er geen bron over vonden, niet dat er niets is.
coverage-partial = De tabel is afgebroken omdat ze te lang duurde. Er kunnen vakken ontbreken.
coverage-set = Reeks
coverage-all = Alle hefbomen
coverage-linked = Toon ook wie alleen genoemd wordt
coverage-no-levers = Met wat nu meetelt, blijft er geen hefboom over.
coverage-caption = Hefbomen en wie eraan werkt
coverage-legend = Een leeg vak: niet bekend. Kies een vak om te zien waar het op steunt.
coverage-evidence = { $actor }, { $lever }: { $role }
coverage-sentences = Per hefboom
coverage-unnamed = { $count ->
    [one] { $count } hefboom waarvan de naam niet gepubliceerd is
   *[other] { $count } hefbomen waarvan de naam niet gepubliceerd is
}
changes-title = Wat veranderde er tussen twee dagen?
changes-lead = Vul twee dagen in. Dan staat hier wat erbij kwam, wat verdween en wat veranderde.
changes-question = Wat veranderde er van { $from } tot { $to }?
changes-method = De toestand op de ene dag naast die op de andere; van een jaar of een maand telt de laatste dag. Een evenement verdwijnt niet doordat het voorbij is. Banden zonder enige datum staan apart.
changes-from = Van
changes-to = Tot en met
changes-backwards = Dit valt vóór { $date }. Kies een latere dag, of draai beide om.
changes-caption = Banden die erbij kwamen, verdwenen of veranderden
changes-what = Wat
changes-added = nieuw
changes-lost = verdwenen
changes-changed = veranderd
changes-none = Tussen deze dagen kwam geen band met een datum erbij, en er verdween of veranderde er geen.
changes-new-names = { $count ->
    [one] { $count } naam die er met een eerste band bij kwam
   *[other] { $count } namen die er met een eerste band bij kwamen
}
changes-lost-names = { $count ->
    [one] { $count } naam die met haar laatste band verdween
   *[other] { $count } namen die met hun laatste band verdwenen
}
changes-changed-title = { $count ->
    [one] { $count } band waarover de bronnen veranderden
   *[other] { $count } banden waarover de bronnen veranderden
}
changes-before = Eerst
changes-after = Daarna
changes-undated = { $count ->
    [one] { $count } band zonder datum
   *[other] { $count } banden zonder datum
}
changes-undated-explained = Wanneer die begonnen, is niet bekend. Ze tellen niet als nieuw en niet als verdwenen.
changes-undated-show = Toon ze
gaps-contacts = Welke nieuwe contacten brengen hen het dichtst bij elkaar?
