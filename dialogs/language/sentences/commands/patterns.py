"""Which concepts together make a command.

``name weight: items``: an item is a concept or a word, with | between alternatives, ! before what
must not be there. From 6 up a pattern alone makes sure; "bare" ones count for that much only if
hardly anything else is said.
"""

from typing import Final

PATTERNS: Final = """
new_request 8: NEW REQ !OFF !CLOSE !MOVE !LIST !OVERVIEW
new_request 7: inbrengen|aandragen|breng…in zorgoverleg|zorgteam|ondersteuningsteam|overleg|team
new_request 8: SIGNUP PUPIL
new_request 7: SIGNUP CARE
new_request 10: PUPIL|NAME|GROUP agenda|lijst|agenderen
 zorgoverleg|zorgteam|ondersteuningsteam|zat|sot|ot
new_request 7: SIGNUP REQ
new_request 7: NEW CASE !ROLE !NAME !PARENT !CLOSE !OVERVIEW !OFF !AGREE !MEET !REPORT !alle !all
new_request 6: CARE PUPIL !ANON !CONSULT
new_request 6: CARE GROUP !ANON !CONSULT
new_request 6: CARE NEW !ANON
new_request 5: CARE !ANON !CONSULT
new_request 7: REQ GROUP
new_request 6: SIGNUP GROUP
new_request 5: SIGNUP
new_request 6 bare: REQ !LABEL !OVERVIEW !LIST !MINE !CLOSE !TODO
new_request 5: REQ voor|over|for|bij !LABEL !LIST !CLOSE !OVERVIEW
new_request 7: PUPIL inbrengen|bespreken|aandragen|voordragen|breng…in|discuss|bring_up !ANON !AGREE
new_request 7: NAME|GROUP ondersteuningsteam|zorgteam|ot|sot bespreken|inbrengen|aanmelden
consult 7: zonder|without naam|name|names|namen|leerling|bekend|noemen|mentioning|naming
consult 8: naam|name|namen niet|geen|not|zeggen|noemen|delen REQ|PUPIL|vraag|vraagje|CONSULT|CARE
consult 9: CONSULT ANON
consult 8: ANON PUPIL|CARE|spreken|overleggen|bespreken|vraag|REQ|voorleggen|discuss|ask|question
consult 7: CONSULT !INVITE
consult 6: ANON
consult 6: voorleggen consulent|orthopedagoog|PEOPLE !LABEL
who_is_at_the_table 9: WHO INVITE !SHARE !LOOKED
invite_expert 7: er_bij|er_ook_bij|ook_bij|erbij|aan_tafel|toevoegen|add|in_het_team|meedoen
 ROLE|NAME|PEOPLE !PARENT !WHO !RECORD
invite_parent 7: er_bij|er_ook_bij|ook_bij|erbij|aan_tafel|toevoegen|add|in_het_team|meedoen
 PARENT !WHO !RECORD
invite_expert 8: INVITE ROLE !PARENT !WHO
invite_expert 9: PEOPLE erbij verstand_van|gespecialiseerd !WHO
invite_expert 8: INVITE PEOPLE !PARENT !WHO
invite_expert 7: INVITE NAME !PARENT !WHO
invite_expert 9: voeg…toe|voeg_toe|toevoegen|add NAME|ROLE|PEOPLE
 tafel|team|casus|table|case|LABEL|MEET !PARENT !WHO !AGREE
invite_parent 10: voeg…toe|voeg_toe|toevoegen|add PARENT !WHO !AGREE !that !dat
invite_expert 6: nodig|need|needed ROLE|PEOPLE !PARENT !WHO !WHOISWHO !ANON !CONSULT !MEET
invite_expert 6: INVITE !PARENT !MEET !WHO
invite_expert 5: INVITE !PARENT !WHO
invite_expert 5 bare: ROLE erbij
invite_expert 10: missen|mist ROLE|PEOPLE vragen|vraag
invite_expert 9: NAME meedenken|meepraten|meekijken !ANON !WHO !zonder
invite_expert 6: ROLE|NAME|PEOPLE erbij|meedenken
invite_expert 5 bare: uitnodigen|uitnodiging|invite
invite_parent 8: INVITE PARENT
invite_parent 6: PARENT erbij
invite_parent 6: PARENT link|brief|letter sturen|stuur|send
invite_parent 5 bare: uitnodigen|uitnodiging|invite
record_agreement 8: RECORD AGREE
record_agreement 8: NEW AGREE !BLOCKED !NUMBERED !MEET !MOVE !LIST !TODO !MINE !OVERVIEW
record_agreement 6: RECORD !REPORT !CALENDAR
record_agreement 6: AGREE NAME !DONE !BLOCKED !MOVE !MEET !OFF !LIST !TODO !NUMBERED !SHARE
record_agreement 5 bare: AGREE !MINE !NUMBERED !LIST
agreement_done 8: AGREE DONE !RECORD !NEW
agreement_done 8: NUMBERED DONE
agreement_done 7: afvinken|afgevinkt|vink
agreement_done 6 bare: DONE
agreement_done 6: gedaan|geregeld|uitgevoerd|afgehandeld|done|gelukt ik|heb|i|is|i've|dat|het !CASE
agreement_done 7: I|i emailed|mailed|called|spoke|sent !je !BREACH !SHARE !MEET !may !can
agreement_done 9: heb|i've gebeld|gemaild|verstuurd|opgestuurd|ingevuld|besproken|overlegd
 !BREACH !je !SHARE !MEET !alles
agreement_done 6: heb|ben|i've gebeld|gemaild|gesproken|gestuurd|verstuurd|geweest|opgestuurd|called
agreement_done 5: DONE !CASE !LABEL !MEET !REPORT
agreement_done 9: i_did|ik_heb_gedaan i_promised|what_i_promised|wat_ik_zou|wat_ik_beloofde
agreement_done 6: vinkje NUMBERED|AGREE|bij
agreement_done 7: PARENT|NAME|ROLE is|zijn gebeld|gemaild|gesproken|geinformeerd !wie !who
agreement_blocked 9: BLOCKED AGREE
agreement_blocked 9: geen_toestemming geven|geeft|gaven|gaf|kreeg|krijg
agreement_blocked 7: BLOCKED !MEET
agreement_blocked 6: BLOCKED
agreement_blocked 7: AGREE niet lukt|lukken|redden|kan|haal|halen
agreement_move 9: MOVE NUMBERED
agreement_move 9: pas klaar|af|gereed TIME
agreement_move 8: BLOCKED TIME wel !MEET
agreement_move 8: MOVE AGREE !MEET
agreement_move 8: BLOCKED MAY TIME|later !MEET
agreement_move 6: MAY ook|later|eerder|andere|ander|instead TIME !MEET
agreement_move 6: NUMBERED TIME !DONE !BLOCKED
agreement_move 8: uitstel|extension|meer_tijd|more_time|need_until !MEET
agreement_move 5 bare: MOVE !MEET
agreement_move 7: AGREE|afspraak naar|to TIME !MEET !OFF !NEW !RECORD
agreement_move 8: NUMBERED later|eerder !DONE !BLOCKED
schedule_follow_up 9: PLAN MEET !lesson !les !lessen
schedule_follow_up 9: put|zet|book MEET calendar|agenda|neer !MOVE !OFF
schedule_follow_up 7: datumprikker
schedule_follow_up 8: NEW MEET !REPORT !MOVE !OFF
schedule_follow_up 7: PLAN CASE|LABEL|PARENT|datum|date|TIME !AGREE
schedule_follow_up 6: PLAN !CALENDAR !AGREE !lesson !les !lessen
schedule_follow_up 6: datum|moment|date zoeken|zoek|find|vinden|nieuwe|nieuw MEET|CASE|LABEL|om
schedule_follow_up 6: wanneer|when|wnr MEET !CALENDAR !LIST !OFF !MOVE
schedule_follow_up 5 bare: MEET !OFF !MOVE !REPORT
schedule_follow_up 6 bare: MEET TIME !OFF !MOVE !REPORT
move_follow_up 9: MOVE MEET
move_follow_up 9: nieuwe_tijd|andere_tijd|new_time MEET
move_follow_up 7: MEET later|eerder|vroeger|earlier|ander|andere !REPORT !OFF
move_follow_up 9: MOVE LABEL|CASE TIME !AGREE !NUMBERED
move_follow_up 7: MEET niet TIME !niet_door !niet_doorgaan !REPORT
move_follow_up 7: MEET naar|to TIME !REPORT !OFF
move_follow_up 5 bare: MOVE !NUMBERED
move_follow_up 5 bare: MEET
cancel_follow_up 8: MEET hoeft|hoeven niet|not
cancel_follow_up 9: OFF MEET
cancel_follow_up 7: OFF afspraak TIME|PARENT
cancel_follow_up 6: OFF TIME !AGREE
cancel_follow_up 6: niet_door|niet_doorgaan|vervalt|afzeggen|afgelasten|zeg…af|afblazen
cancel_follow_up 5 bare: MEET
overview 8: OVERVIEW REQ|CASE|LABEL|PUPIL|MINE|alles|alle
overview 8: LIST REQ|CASE !NEW !REPORT !LOOKED
overview 7: MINE REQ|CASE|cases !BREACH !CLOSE !LOOKED !SHARE
overview 6: OVERVIEW !MEET !CALENDAR !WHOISWHO
overview 7 bare: OVERVIEW !WHOISWHO !CALENDAR
overview 6 bare: LABEL
overview 9 bare: hulpvragen|casussen|dossiers|zaken|cases
overview 7: LIST LABEL !REPORT !TABLE !AGREE
overview 9: wat|what gebeurd|gedaan|happened LABEL|CASE !moet !must
overview 6: wat|what LABEL loopt|speelt|gebeurd|happening|nieuws|news
overview 7: LIST AGREE LABEL
overview 6: LIST alles|everything !NEW !LOOKED !SHARE !MISSING
overview 8: LIST alle|all|lopende|open CASE|REQ
overview 7: welke|which|alle PUPIL|REQ !NEW !SIGNUP
my_tasks 9: MINE TODO !WHOISWHO
my_tasks 9: AGREE LIST|ik|MINE open|lopen|openstaan|TODO !NUMBERED !DONE !MOVE
my_tasks 8: LIST MINE AGREE
my_tasks 10: heb_ik_alles|heb_ik_al_alles|have_i_done|did_i_do DONE|af !goed !CHECK !CASE !REQ
my_tasks 8: wat|what|which|welke beloofd|toegezegd|promised|promise|promises|beloftes !RECORD
my_tasks 8: MINE AGREE !MOVE !DONE !BLOCKED !NEW !RECORD !SHARE
my_tasks 7: TODO !WHOISWHO ik|i|voor|mij|mijn|LIST|AGREE|week
my_tasks 6: TODO !WHOISWHO !LABEL !MISSING !CASE
my_tasks 6: LIST taken|takenlijst|to-do|todo|tasks
my_tasks 6 bare: taken|tasks|todo|to-do
my_tasks 9: moet|moeten nog gebeuren|doen|regelen door_mij
who_is_at_the_table 8: TABLE WHO !LOOKED !WHOISWHO !INVITE
who_is_at_the_table 9: zit|zitten NAME|ROLE|PARENT ook_bij|er_ook_bij|erbij|in_het_team|ook_in !zet
who_is_at_the_table 9: is…er_ook_bij|zijn…er_ook_bij|is…ook_bij|komt…ook|is…there_too
 PARENT|NAME|ROLE !wil !of !INVITE !zou
who_is_at_the_table 8: team LABEL|CASE !TIP
who_is_at_the_table 9: WHO toegang|access CASE|LABEL !gehad !had !DATA
who_is_at_the_table 7: PEOPLE|welke|which mee|meedoen|erbij|aanwezig !INVITE
who_is_at_the_table 7: TABLE LABEL|CASE|LIST !INVITE
who_is_at_the_table 6: deelnemers|betrokkenen|teamleden|participants|samenstelling
who_is_at_the_table 6: WHO erbij|mee|bij !INVITE !LOOKED !WHOISWHO
who_is_at_the_table 7: WHO LABEL !LOOKED !SHARE !WHOISWHO !INVITE
what_is_missing 10: aanleveren|checklist|ontbreekt|invullen nog|wat|what|still|LABEL|voor
what_is_missing 8: MISSING LABEL|CASE|REQ|MEET|nog|still|wat|what|iets
what_is_missing 7: MISSING compleet|volledig|checklist|ontbreekt|missing
what_is_missing 6: MISSING !INVITE
what_is_missing 9: welke|alle|which|what MISSING|ontbreken
 gegevens|toestemming|toestemmingen|stukken|documenten
what_is_missing 9: openstaande|open|outstanding toestemming|toestemmingen|stukken|consents
what_is_missing 6: LABEL|CASE|REQ compleet|volledig|complete
may_i_share 9: MAY SHARE !TIP
may_i_share 9: mag|mogen|may|can SHARE REPORT
may_i_share 9: mag|mogen|may|can DATA|REPORT|dit|dat|het naar|aan|to ROLE|PEOPLE|wijkteam|arts|club
 !MEET !INVITE !AGREE !LABEL
may_i_share 8: SHARE toestemming|toestemmingen|permission|consent !RECORD
may_i_share 7: SHARE PARENT
may_i_share 7: SHARE ROLE|NAME|PEOPLE
may_i_share 7: MAY praten|bespreken|overleggen|discuss ROLE|NAME|PARENT|PEOPLE
may_i_share 5: SHARE !BREACH
may_i_share 9: vinden|vindt|find goed|okay|ok PARENT !MEET
may_i_share 10: weet|ziet|hoort|know|knows|see PARENT wat|dat|what|that zei|zegt|said|says
report 8: REPORT !BREACH !LOOKED !CLOSE !SHARE
report 6: REPORT !BREACH !SHARE
report 6: uitgewerkt|uitwerken opgeschreven|gesprek|notities
close_case 9: CLOSE CASE|LABEL|REQ !NEW
close_case 9: intrekken|trek…in REQ
close_case 9: niet_meer_nodig|hoeft_niet_meer|hoeven_niet_meer|no_longer_needed REQ|CASE|LABEL !MEET
close_case 7: CLOSE !INVITE afsluiten|afronden|sluit|beeindigen|archiveren !DONE !REPORT !AGREE
 !MEET
close_case 6: CLOSE !INVITE !AGREE !MEET !TIME !BREACH
close_case 8: DONE CASE|LABEL|REQ !AGREE !NUMBERED !MEET !REPORT !wat !what !alles
close_case 7: stoppen|stop CASE|LABEL|REQ !REMIND
close_case 7: klaar|done|finished|stoppen PUPIL|CASE|LABEL met|with !AGREE !NUMBERED !REPORT
who_looked 9: WHO LOOKED
who_looked 9: LIST inzage|inzagen !MINE !mijn !over_mij !me !aanvragen
who_looked 8: LOOKED CASE|LABEL|DATA|inzage|overzicht|LIST|REPORT
who_looked 7: inzagelog*|inzagelogboek|logboek|access_log
who_looked 7: iemand|wie|who|anyone kijken|meelezen|kijkt CASE|LABEL|dossier
who_looked 7: iemand|anyone|someone LOOKED
who_looked 10: WHO kan|kon|konden|kunnen|mag|can|could bij|erbij|access
 gegevens|dossier|dossiers|stukken|informatie|verslag|verslagen|file|files|data !INVITE
who_looked 6: WHO toegang|access gehad|had|opened|geopend
my_data 9: DATA MINE !WHO !BREACH !CALENDAR
my_data 8: DATA over_mij|van_mij|about_me|inzage|verwijder|verwijderen|wissen|delete|LIST|avg
 !CALENDAR
my_data 5: DATA !BREACH !SHARE !LOOKED !CALENDAR !MISSING
my_data 8: vergeet_mij|know_about_me|weet_je_van_mij|weten_jullie_van_mij
year_calendar 8: jaaragenda|jaarkalender|jaarplanning|schoolkalender|kalender|calendar|schoolagenda
year_calendar 8: CALENDAR maand|month|jaar|year|MONTH|print|uitprinten|printen|print…uit
year_calendar 7: wanneer|when CALENDAR|leerlingbesprekingen|groepsbesprekingen|vakantie|studiedag
year_calendar 7: CALENDAR LIST
year_calendar 9: wanneer|when|dagen|data|dates vergadert|meet|meets|bijeen|elkaar
 team|zorgteam|ondersteuningsteam !CASE !PUPIL
year_calendar 10: wanneer|when MEET|meetings|overleggen jaar|year|schooljaar
year_calendar 10: wanneer|when
 groepsbespreking|leerlingbespreking|zorgteam|zorgoverleg|sot|teamoverleg
 !CASE !LABEL !PUPIL !NAME !PARENT
year_calendar 6: CALENDAR !PLAN !MEET !OFF
who_is_who 9: wie_is_wie|who_is_who|who's_who|smoelenboek|telefoonlijst|directory
who_is_who 8: WHOISWHO ROLE|PEOPLE|contactpersoon|swv|verstand_van|gespecialiseerd
who_is_who 7: WHOISWHO !LABEL !TABLE
who_is_who 10: wie_regelt|wie_gaat_over|wie_bel_ik|wie_doet_hier|who_handles !INVITE !TABLE
who_is_who 9: hoe_heet|name_of_the ROLE|PEOPLE|NAME|contactpersoon !INVITE !TABLE
who_is_who 8: hebben_we_een|do_we_have_a|is_er_een|is_there_a ROLE|PEOPLE !nodig !need !INVITE
who_is_who 9: kan|how|bereik bereiken|reach|bereik NAME|ROLE|PEOPLE
who_is_who 9: WHO ROLE onze|bij_ons|our|school|swv !INVITE !LOOKED !LABEL
who_is_who 7: WHO ROLE !INVITE !TABLE !LOOKED !LABEL !AGREE !DONE
who_is_who 9: LIST|OVERVIEW PEOPLE|deskundigen|experts|specialisten !INVITE !CASE !LABEL
who_is_who 8: naam|mail|email|e-mail|mailadres|telefoonnummer|nummer|telefoon
 van_de|van_onze|van_het ROLE !ANON !BREACH !SHARE
who_is_who 6: contactpersonen|contactgegevens|contact_list|telefoonnummer|phone_number
who_is_who 6: welke|which PEOPLE|ROLE|specialist !mee !erbij !TABLE !LABEL
who_is_who 7: wie_is|who_is|who's NAME !INVITE !LOOKED !LABEL !AGREE !DONE
who_is_who 6: bij_wie|wie|who moet|voor|kan zijn|vragen|bellen|helpen voor|met|about|met !INVITE
 !PUPIL
urgent 9: URGENT MEET|CASE|LABEL|REQ|PUPIL|PEOPLE|hulp|help|ABSENCE
urgent 9: spoed*|noodsituatie|crisis|noodgeval
urgent 8: spoed|spoedoverleg|crisis|noodgeval|emergency|spoedgeval|acuut
urgent 7: URGENT
absence 9: ABSENCE PUPIL|LABEL|melden|doorgeven|report|registreren|GROUP|NAME
absence 8: ABSENCE
absence 5: ik ziek|verlof|afwezig
absence 5: ben|am er|here niet|not TIME
settings 8: SETTINGS !cijfer|cijfers|toets|vak|grade
settings 10: geen|niet|no|not REMIND weekend|weekends|weekenden
settings 7: REMIND instellen|aanzetten|wijzigen|veranderen|change|hoe_vaak|tijd|uur|later|vaker
settings 9: REMIND MOVE !AGREE !MEET !NUMBERED
settings 7: REMIND vaker|minder|vaak|often|less|more
settings 7: ander|andere|different|vaker|minder seintje|tijdstip|reminder|reminders|berichtje !MEET
settings 6: REMIND aan|uit|uitzetten|off
settings 9: stuur|send|krijgen|get alleen|only|voortaan|elke
 REMIND|overzicht|samenvatting|mail|mails
settings 7: praat|speak|typ|antwoord|talk|schrijf engels|english|nederlands|dutch|arabisch|turks
pause 9: PAUSE REMIND
pause 7: stuur|send|krijgen even|voorlopig|tijdelijk niks|niets|geen|nothing
pause 9: PAUSE CASE|LABEL|REQ
pause 7: PAUSE !MEET !heb_pauze|de_pauze|in_de_pauze
pause 7: geen|stop|stoppen|no REMIND
pause 5: PAUSE
pause 5: verlof|vakantie|leave|holiday ik|i
pause 7: REMIND uit|off even|tijdelijk|nu|tot|until
pause 8: stop|stoppen herinneren|reminding|sturen|messaging
data_breach 9: BREACH datalek|datalekken|breach|gelekt|lek
data_breach 8: BREACH mail|gestuurd|gemaild|gedeeld|verstuurd|sent|shared|emailed|gegevens|dossier
data_breach 8: BREACH CASE|REPORT|PARENT|DATA
data_breach 8: gestolen|gejat|stolen|gehackt|hacked|kwijtgeraakt|kwijt|lost
 laptop|telefoon|map|dossier|dossiers|papieren|phone|usb*|tas|ipad|tablet|computer
data_breach 10: niet_mocht|niet_mochten|niet_mag|shouldn't_have|niet_hoort
 LOOKED|CASE|REPORT|DATA|SHARE
data_breach 7: BREACH !fiets|bike|jas|pen|sleutel|bril
data_breach 7: kwijt|lost laptop|telefoon|map|dossier|papieren|phone|usb|tas
data_breach 6: mail|verslag|brief|dossier|bericht gekregen|ontvangen|terechtgekomen
 PARENT|NAME|iemand !niet !geen !nog !not
data_breach 7: verkeerde|verkeerd|wrong gestuurd|gemaild|gedeeld|verstuurd|sent|emailed|mail|gezet
tip 9: TIP doorgeven|geven|voor|over|heb|idea|suggestion !CASE !LABEL
tip 8: TIP
check 9: CHECK GATE
check 9: MAY GATE
check 7: CHECK GATE|stappen|aanvraag|steps
check 9: MAY volgende|next stap|step
check 8: GATE aanvragen|aanvraag|apply|plaatsen|plaatsing|plek
check 9: klaar|ready|gereed voor|for GATE
check 6: GATE
check 7: CHECK !DONE
check 5: heb_ik|have_i alles|everything|goed ingevuld|correct|goed|juist
check 5: klopt|correct|goed dit|het|alles|everything|zo hier|staat|zo|alles|of|everything
help 8: hoe_werkt|leg…uit|how_does|what_can_you|wat_kan_je|wat_kun_je
help 8: kom_er_niet_uit|kom_hier_niet_uit|i_am_stuck|i'm_stuck !PARENT !NAME !ROLE !NUMBERED
help 9: HELP bot|chatbot|app|programma !TIP !CASE
help 7: HELP !CARE !URGENT
help 10: wat_moet_ik_nu_doen|en_nu|what_now
help 10 bare: wat_moet_ik_nu|wat_nu|what_do_i_do_now
help 9: weet_niet_wat|weet_niet_hoe|don't_know_what|don't_know_how|no_idea_how !PUPIL !CARE
help 5: hoe|how werkt|werk|moet|gebruik|work|use
back 7: vorige|vorig|previous antwoord|vraag|stap|keuze|answer|question
cancel 5 bare: CANCEL !leave_it_empty
back 5 bare: BACK
skip 5 bare: SKIP
thanks 6: THANKS voor|for|ervoor
thanks 6 bare: THANKS
greeting 6 bare: GREETING
no 5 bare: nee|no|nope|klopt_niet
yes 5 bare: ja|yes|prima|akkoord|oke|goed|jep|zeker
"""
