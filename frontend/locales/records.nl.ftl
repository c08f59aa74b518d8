unknown-title = Deze bladzijde bestaat niet
unknown-advice = Kijk het adres na, of begin opnieuw.
entity-method = Alles wat in de gegevens over deze partij staat, met de bronnen. De groep is berekend op wie met wie verbonden is.
entity-description = Wat het is
entity-parent = Hoort bij
entity-aliases = Ook bekend als
entity-numbers = Nummers
uncertain-number = niet zeker
entity-tags = Labels
entity-website = Website
entity-contact = Contact
entity-group = In welke groep
entity-relations = { $count ->
    [0] Relaties
    [one] { $count } relatie
   *[other] { $count } relaties
}
entity-no-relations = Geen relatie bekend in wat nu meetelt.
entity-evidence = Bronnen
entity-next = Verder
entity-way-from = Via wie raakt deze partij ergens?
entity-way-to = Via wie raakt iemand bij deze partij?
entity-partners = Stel partners voor
lever-partners = Wie past hierbij?
entity-picture = Toon in het netwerk
entity-drop-out = Wat als deze partij wegvalt?
shown-first = De eerste { $count } staan hier; de rest is te vragen met GraphQL.
lever-actors = Wie werkt hieraan
lever-nobody = Niet bekend: we vonden niemand die hieraan werkt.
lever-set = Reeks:
lever-linked = Alleen genoemd in verband met deze hefboom
relation-method = Een relatie en alles waarop ze steunt. Wat een bron zegt, staat er in onze woorden.
relation-inverse = Omgekeerd gezegd
relation-nature = Soort band
relation-period = Periode
relation-sure = Hoe zeker
not-known = niet bekend
search-title = Gevonden voor “{ $text }”
about-method = Geteld in wat nu meetelt.
about-notes = Hoe de gegevens gemaakt zijn
about-read = Gelezen in { $date }.
about-licence = Gebruik
about-analysts = Voor analisten
about-schema = Het GraphQL-schema
source-question = Wat steunt op “{ $source }”?
source-sentence = { $alone ->
    [0] Geen relatie steunt alleen op deze bron.
    [one] { $alone } relatie steunt alleen op deze bron: een tweede bron vonden we niet.
   *[other] { $alone } relaties steunen alleen op deze bron: een tweede bron vonden we niet.
} { $beside ->
    [0] Geen andere relatie noemt ze als een van meer bronnen.
    [one] Bij { $beside } andere relatie staat ze naast een andere bron.
   *[other] Bij { $beside } andere relaties staat ze naast een andere bron.
}
source-method = Geteld in wat nu meetelt, op het volledige adres van de bron. Een relatie steunt alleen op een bron als elk bewijs van die relatie dat adres heeft.
source-alone = { $count ->
    [one] { $count } relatie met alleen deze bron
   *[other] { $count } relaties met alleen deze bron
}
source-beside = { $count ->
    [one] { $count } relatie met ook een andere bron
   *[other] { $count } relaties met ook een andere bron
}
entity-reach = Wie zit dicht bij deze partij?
entity-reach-in = Wie financiert, adviseert of vormt deze partij, en langs wie?
entity-what-if = Probeer een verandering
relation-what-if = Wat als deze band er niet was?
ask-several = Bedoelt u …?
ask-not-understood = Deze vraag begrijpen we niet
ask-understands = We begrijpen vragen in het Nederlands en het Engels: via wie iemand ergens raakt, wat tussen enkelen bekend is, wie aan een hefboom werkt, wie wie financiert of adviseert, mogelijke partners, groepen, gaten, en wat wanneer veranderde. Noem wie of wat u bedoelt bij naam.
ask-examples = Dit kunt u bijvoorbeeld vragen
ask-more = Alle soorten vragen
record-history = Geschiedenis: wie wijzigde wat, en waarom
record-edit = Bewerk
record-edit-what = Bewerk: { $about }
record-checked = Nagekeken, klopt nog
record-checked-what = Nagekeken, klopt nog: { $source }
