"""What words of a case and of its agreements stand for in commands.

Forms, synonyms, and phrases with a gap ("nodig…uit"). A star stands for any ending. Dutch and
English stand together, for people mix them.
"""

from typing import Final

from dialogs.language.sentences.commands.beside import BESIDE_CONCEPTS
from dialogs.language.sentences.commands.other_concepts import OTHER_CONCEPTS

OF_A_CASE: Final = """
REQ: hulpvraag hulpvragen ondersteuningsvraag* zorgvraag* hulpaanvraag* ondersteuningsaanvraag
 zorgaanvraag aanvraag zorgmelding hulpverzoek request requests begeleidingsvraag intake intakes
 aanmeldformulier zorgtraject hulptraject melding_doen zorgdossier ondersteuningstraject
 hulpvraagje
CASE: casus casussen case cases dossier dossiers zaak zaken traject
NEW: nieuw nieuwe new start starten opstarten begin beginnen open openen aanmaken maak maken
 create make indienen dien…in aanvragen vraag…aan toevoegen opzetten opvoeren voer…in invoeren
 submit add doen set_up raise file agenderen
SIGNUP: aanmelden meld…aan aangemeld aanmelding opgeven aanmelden_voor register refer
PUPIL: leerling leerlingen kind kinderen jongen jongetje meisje pupil pupils student kleuter
 child kindje kids tweeling leerl jongedame knul ventje boy girl learner children peuter puber
CARE: zorgen_over zorgen_om maak_me_zorgen maken_ons_zorgen hulp_nodig ondersteuning_nodig
 hulp_bij hulp_voor hulp_vragen hulp_aanvragen ondersteuning_aanvragen extra_ondersteuning
 ondersteuning_voor zorgteam ondersteuningsteam loopt_vast_in_de_klas worried_about help_for
 help_with need_help_with support_for hulp_krijgen niet_meer_uitkomen komen_er_niet_uit
 komen_niet_verder niet_verder_komen weten_het_niet_meer weten_niet_meer vastlopen lopen_vast
 handelingsverlegen maak_ik_me_zorgen we_lopen_vast zorgleerling begeleiding_nodig hulp_zoeken
 extra_hulp meer_nodig_dan opschalen niet_meer_uit er_als_school extra_begeleiding meer_zorg
 hulp_gevraagd ondersteuning_bij zorg_vraagt kan_bieden kunnen_bieden support_from
 handen_in_het_haar niet_meer_weten raad_geen_raad gaat_niet_goed_met gaat_niet_goed help_met
 extra_steun struggling concerned concern_about raise_a_concern kom_er_niet_meer weten_ons_geen
 kan_ik_hulp can_i_get_help who_can_help can_help_us help_us hulp_vragen_voor zoekt_hulp
 zoeken_hulp wil_hulp aan_moet aanmoet voordragen
CONSULT: consult consulten consultatie consultvraag sparren consultgesprek consultatievraag
 advies_vragen advies_nodig vrijblijvend advies meedenken_zonder algemene_vraag in_het_algemeen
 general_question pick_your_brain meedenken hulplijn klankborden ruggespraak informal_advice
 klankbord van_gedachten_wisselen van_gedachten gedachten_wisselen voorleggen meedenkt brainstormen
 adviesvraag adviesgesprek tweede_mening second_opinion eerst_even_overleggen eerst_overleggen
 oriënterend verkennend_gesprek bounce_ideas think_along consultant_call advice some_advice
 sparmoment raad_gevraagd raad_vragen hypothetische hypothetisch iets_algemeens run_something_by
 run_this_by
ANON: anoniem zonder_naam zonder_de_naam zonder_namen zonder_een_naam anonymous anonymously
 without_a_name without_naming without_names naam_te_noemen namen_te_noemen naamloos zonder_casus
 geen_naam zonder_dat_ik zonder_dat_de zonder_dat_het without_mentioning without_saying
 geen_naam_noemen geen_namen naam_weglaten niet_bij_naam zonder_dat_je zonder_dat_jij
 zonder_dat_iemand without_you_knowing don't_want_to_name not_name_them don't_want_to_say
 wil_geen_naam geanonimiseerd naam_blijft zonder_gegevens noem_geen zonder_dossier geen_hulpvraag
 nog_geen_aanmelding zonder_aanmelding hoeft_niet_op_naam niet_op_naam geen_naam_bij off_the_record
 zonder_vast_te_leggen no_name no_names
INVITE: uitnodigen uitnodiging uitnodigingen nodig…uit nodigen…uit uitgenodigd uit_te_nodigen
 vraag…erbij vragen…erbij erbij_vragen erbij_halen haal…erbij haal…bij betrek betrekken
 inschakelen schakel…in invite inviting invitation aan_tafel_vragen bring_in aansluiten
 aanschuiven aanhaken laat…meedenken laten_meedenken mag…meedenken kan…meedenken laat…meedoen
 vraag…mee_te_doen vraag_of…meedoet vraag_of…aansluit erbij_hebben erbij_betrekken
 aan_tafel_hebben erbij_krijgen laat…meekijken laten_meekijken mee_laten_denken bring…in
 get…on_board get…involved include nodig_uit vragen_mee_te_denken mee_te_denken mee_laten_kijken
 meekijken wil_aansluiten aan_wil_sluiten aan_te_sluiten sluit…aan sluiten…aan kom…erbij to_join
 join schuif…aan schuiven…aan aan_te_schuiven vraag…meedoet vraag…aansluit vraag…meedenken
 vraag…aanschuift vraag…mee_wil erbij_komen komen_zitten laat…komen vraag…te_komen aanwezig
 moet_komen mag_komen laat…aanschuiven mee_laten_doen uit_te_nodigen ook_komen moet_komen
 erbij_zijn erbij_zitten bij_hebben bij_willen laat…aansluiten nodig…voor take_part ask…to_come
 ask…to_join deelnemen meepraten mee_te_praten op_de_uitnodiging involve geef…toegang give…access
 loop_in er_bij_hebben kunnen_aansluiten uitnodigingslijst laat…weten_dat…welkom get…to_come
 ask…along bring…along vraag…om_te_komen meevragen vraag…mee mee_aan_tafel aan_boord on_board
 roep…erbij roep…bij erbij_roepen bij_halen meekomen kan_komen missen…vragen laat_deelnemen
 toevoegen_aan_tafel come_too come_along om_te_komen
PARENT: ouder ouders moeder vader mama papa ma pa parent parents mum mom mother father dad voogd
 verzorger verzorgers guardian guardians pleegouder pleegouders pleegmoeder pleegvader oma opa
 stiefvader stiefmoeder thuisfront mams paps vaders moeders mum_and_dad stiefouder verzorgende
 mamma pappa opvoeders opvoeder moedr voogdij gezinsvoogd
PEOPLE: deskundige deskundigen expert experts iemand collega collega's specialist specialisten
 someone colleague
AGREE: afspraak afspraken afspraakje actie acties actiepunt actiepunten agreement agreements
 action_point action todo to-do taak taken task tasks afspr
RECORD: vastleggen leg…vast vastgelegd noteer noteren noteren_dat schrijf…op opschrijven
 zet…erin zet…erbij zet…in_de_afspraken onthoud record note write…down voeg…toe spreken_af_dat
 spreken_we_af afgesproken spreek_af log put…down noteer_even vermelden notitie spraken_we_af
 spraken_af is_afgesproken make_a_note make_note zet_op_de_lijst note_down opgeschreven
 schrijf_maar_op vastzetten_dat pen…neer leg_dit_vast
DONE: klaar gedaan afgerond afvinken afgevinkt vink…af voltooid gelukt geregeld done finished
 completed complete gebeurd uitgevoerd ready af streep…af doorgestreept heb_ik_gedaan heb_gebeld
 heb_gemaild is_rond gefikst afgehandeld tick…off check…off mark…as_done eraf van_de_lijst
 van_mijn_lijst heb_ik_al is_al heb_ik_geregeld is_rond staat_klaar is_binnen net_gedaan
 heb_afgerond allemaal_gedaan heb_het_gedaan is_achter_de_rug vinkje gereed streep…door ingeleverd
 ingediend handed_in is_af heb_ik_gehad de_deur_uit afgenomen gepleegd did_it voor_elkaar
 van_de_baan afgestreept is_voor_elkaar achter_de_rug ticked crossed_off heb_het_af rond_gekregen
 gefixt klaar_mee op_groen volbracht sorted klaar_met_wat taken_care_of is_rondgekomen
BLOCKED: lukt_niet lukt_me_niet lukt_mij_niet lukt_nog_niet lukt_me_nog_niet lukt_me_echt_niet
 niet_gelukt niet_lukken lukte_niet lukt…niet vastgelopen loop_vast loop…vast zit_vast
 niet_aan_toe niet_aan_toegekomen niet_nakomen red…niet red_ik_niet niet_haalbaar ga…niet_redden
 niet_redden geblokkeerd blocked can't_do cannot_do not_able unable can't_make can't_get
 niet_te_pakken geen_gehoor stuck nog_niet_kunnen niet_kunnen_doen kan_niet_doen kom_er_niet_uit
 niet_uitvoeren krijg…niet krijg…geen werkt_niet_mee belemmerd niet_voor_elkaar couldn't failed
 wil_niet_lukken kan_ik_niet_doen loopt_vast loopt…vast lukt_helaas_niet lukt_me_helaas_niet
 niet_voor_elkaar_krijgen haal_ik_niet haal_het_niet ga_ik_niet_halen niet_op_tijd won't_make
 won't_manage can't_manage won't_be_able didn't_manage kom_niet_verder komt_niet_verder
 neemt_niet_op nemen_niet_op reageert_niet reageren_niet bel_niet_terug belt_niet_terug
 doesn't_answer not_answering no_answer probleem problem issue_with going_to_work niet_werken
 geen_contact can't_reach cannot_reach geen_plek muurvast wordt_niet_opgenomen misgegaan
 nobody_answers nobody_picks no_reply waiting_for wacht_nog_op did_not_work didn't_work
 door_de_wachtlijst because_of_the_waiting geen_tijd in_de_wacht_bij wachttijd hang_in_de_wacht
 no_luck niet_bereikbaar onbereikbaar geraak_niet lukt_nooit niet_doorgaan_door komt_er_niks
 komt_niks ligt_stil wil_niet_meewerken werken_niet_mee wachtlijst waiting_list kwam_er_niet_van
 niet_van_gekomen nooit_op neemt_nooit geen_reactie no_response unreachable loopt_spaak spaak
 geen_medewerking vast_met didn't_work_out did_not_work_out doet_niet_open
MOVE: verzetten verzet verzette verplaatsen verplaats verplaatst uitstellen uitstel stel…uit
 opschuiven schuif…op schuif schuiven doorschuiven andere_datum andere_dag andere_tijd
 ander_moment ander_tijdstip nieuwe_datum move reschedule postpone push…back verschuiven verschuif
 vervroegen vervroeg week_later dag_later weken_later dagen_later weekje_later maand_later
 meer_tijd verlengen verleng omzetten later_mag naar_voren naar_achteren zet…om change…date
 another_date more_time wijzig…datum datum_wijzigen datum_aanpassen pas…datum extension later_doen
 uitgesteld kan…later mag…later kan…eerder mag…eerder uur_later uurtje_later half_uur_later
 kwartier_later uur_eerder dag_eerder week_eerder weken_extra dagen_extra week_extra dag_extra
 meer_dagen langer_de_tijd ipv in_plaats_van instead_of nieuwe_deadline deadline_verschuiven
 weken_erbij dagen_erbij verzetten_naar push…to push…week move…to delay verdaag verdagen
 naar_achter more_days bit_longer few_days_more days_more more_weeks due_date langer_nodig
 dagen_langer weken_langer mijn_termijn te_krap week_instead push…deadline einddatum naar_na pas_na
 pas_in kan_pas kan_ook_na mag_het_ook komt_niet_uit komt_toch_niet_uit andere_week
 later_dan_gepland new_date another_day different_day different_time another_time hour_earlier
 hour_later day_later days_later weeks_later few_more_days later_deze_maand opgeschoven other_date
 other_day
 nog_wat_tijd wat_meer_tijd iets_meer_tijd verlengd termijn datum_van…veranderen datum_van…wijzigen
 half_uurtje_later wat_later
"""

CONCEPTS: Final = OF_A_CASE + (OTHER_CONCEPTS + BESIDE_CONCEPTS).replace("\n\n", "\n").lstrip()
"""A concept a line, its words behind a colon; a line that begins with a blank goes on."""
