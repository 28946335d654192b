"""What words stand for in commands: forms, synonyms, and phrases with a gap ("nodig…uit").

A star stands for any ending. Dutch and English stand together, for people mix them.
"""

from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of

CONCEPTS: Final = """
REQ: hulpvraag hulpvragen ondersteuningsvraag* zorgvraag* hulpaanvraag* ondersteuningsaanvraag
 zorgaanvraag aanvraag zorgmelding hulpverzoek request requests begeleidingsvraag intake intakes
 aanmeldformulier zorgtraject hulptraject
CASE: casus casussen case cases dossier dossiers zaak zaken traject
NEW: nieuw nieuwe new start starten opstarten begin beginnen open openen aanmaken maak maken
 create make indienen dien…in aanvragen vraag…aan toevoegen opzetten opvoeren voer…in invoeren
 submit add doen set_up raise file
SIGNUP: aanmelden meld…aan aangemeld aanmelding opgeven aanmelden_voor register refer
PUPIL: leerling leerlingen kind kinderen jongen jongetje meisje pupil pupils student kleuter
 child
CARE: zorgen_over zorgen_om maak_me_zorgen maken_ons_zorgen hulp_nodig ondersteuning_nodig
 hulp_bij hulp_voor hulp_vragen hulp_aanvragen ondersteuning_aanvragen extra_ondersteuning
 ondersteuning_voor zorgteam ondersteuningsteam loopt_vast_in_de_klas worried_about help_for
 help_with need_help_with support_for hulp_krijgen niet_meer_uitkomen komen_er_niet_uit
 komen_niet_verder niet_verder_komen weten_het_niet_meer weten_niet_meer vastlopen lopen_vast
 handelingsverlegen maak_ik_me_zorgen we_lopen_vast zorgleerling begeleiding_nodig hulp_zoeken
 extra_hulp meer_nodig_dan opschalen niet_meer_uit er_als_school extra_begeleiding
CONSULT: consult consulten consultatie consultvraag sparren consultgesprek consultatievraag
 advies_vragen advies_nodig vrijblijvend advies meedenken_zonder algemene_vraag in_het_algemeen
 general_question pick_your_brain meedenken hulplijn klankborden ruggespraak informal_advice
ANON: anoniem zonder_naam zonder_de_naam zonder_namen zonder_een_naam anonymous anonymously
 without_a_name without_naming without_names naam_te_noemen namen_te_noemen naamloos zonder_casus
 geen_naam zonder_dat_ik zonder_dat_de zonder_dat_het without_mentioning without_saying
 geen_naam_noemen geen_namen naam_weglaten niet_bij_naam zonder_dat_je zonder_dat_jij
 zonder_dat_iemand without_you_knowing don't_want_to_name not_name_them don't_want_to_say
 wil_geen_naam geanonimiseerd naam_blijft zonder_gegevens noem_geen
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
 loop_in
PARENT: ouder ouders moeder vader mama papa ma pa parent parents mum mom mother father dad voogd
 verzorger verzorgers guardian guardians pleegouder pleegouders pleegmoeder pleegvader oma opa
 stiefvader stiefmoeder thuisfront mams paps vaders moeders
PEOPLE: deskundige deskundigen expert experts iemand collega collega's specialist specialisten
 someone colleague
AGREE: afspraak afspraken afspraakje actie acties actiepunt actiepunten agreement agreements
 action_point action todo to-do taak taken task tasks afspr
RECORD: vastleggen leg…vast vastgelegd noteer noteren noteren_dat schrijf…op opschrijven
 zet…erin zet…erbij zet…in_de_afspraken onthoud record note write…down voeg…toe spreken_af_dat
 spreken_we_af afgesproken spreek_af log put…down noteer_even vermelden notitie
DONE: klaar gedaan afgerond afvinken afgevinkt vink…af voltooid gelukt geregeld done finished
 completed complete gebeurd uitgevoerd ready af streep…af doorgestreept heb_ik_gedaan heb_gebeld
 heb_gemaild is_rond gefikst afgehandeld tick…off check…off mark…as_done eraf van_de_lijst
 van_mijn_lijst heb_ik_al is_al heb_ik_geregeld is_rond staat_klaar is_binnen net_gedaan
 heb_afgerond allemaal_gedaan heb_het_gedaan is_achter_de_rug vinkje gereed streep…door ingeleverd
 ingediend handed_in is_af heb_ik_gehad de_deur_uit afgenomen gepleegd did_it voor_elkaar
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
 dagen_langer weken_langer mijn_termijn te_krap week_instead push…deadline
MEET: gesprek gesprekken overleg overleggen bespreking meeting meetings vergadering mdo
 vervolggesprek vervolg follow-up followup follow_up vervolgoverleg vervolgafspraak oudergesprek
 voortgangsgesprek evaluatiegesprek startgesprek bijeenkomst rondetafel ot sot leerlingbespreking
 hia-overleg jes-overleg evaluatie afspraak_met_ouders tafelgesprek talk the_review our_review
PLAN: plan plannen inplannen ingepland prikken prik schedule inroosteren afspreken arrange
 organiseren organiseer boeken boek book agenda_zetten in_de_agenda datum_prikken samenkomen
 spreken_elkaar spreken_we_elkaar bij_elkaar_komen bij_elkaar komen_we_weer set_up weer_zitten
 nieuwe_afspraak_maken rond_de_tafel om_tafel weer_om_tafel meet_again see_each_other
 get_together weer_samen weer_spreken moment_zoeken datum_kiezen moment_kiezen datum_zoeken
 organiseren ingepland let's_meet lets_meet vastzetten zet…vast afspraak_maken_met zien_we_elkaar
 elkaar_weer komen_we_bij_elkaar zien_elkaar
OFF: afzeggen zeg…af afgezegd afgelasten niet_door niet_doorgaan laten_vervallen vervalt
 vervallen schrappen schrap afblazen blaas…af uit_de_agenda cancel cancelled cancelen annuleer
 annuleren annuleert canceled call…off afmelden meld…af moet_eraf gaat…niet_door geannuleerd
 is_off niet_van_komen niet_meer_nodig delete remove drop scrap zien_af haal…weg hoeven_niet_meer
OVERVIEW: overzicht overzichtje overview status stand_van_zaken hoe_staat_het hoe_staan
 hoe_gaat_het_met hoe_loopt hoe_lopen waar_staan_we voortgang dashboard lopende lopen lopend
 hoever how_is_it_going_with hoe_ver hoe_is_het_met laatste_stand where_are_we standje
 wat_loopt_er wat_loopt hoe_zit_het_met hoe_vordert hoever_zijn waar_ben_ik_mee_bezig speelt_er
 wat_speelt hoe_loopt_het lijst_van hoe_is_de_stand waar_zijn_we progress er_loopt wat_er_speelt
 update ervoor de_stand fase up_to_date tot_nu_toe how_is…going
LIST: lijst lijstje list toon laat…zien show zien welke alle which all geef bekijk bekijken
 bekijk what_are overzichtje
MINE: mijn m'n mijne my mine ik_nog voor_mij van_mij bij_mij
TODO: takenlijst actielijst to-dolijst todolijst todo's to-do's todo_list moet_ik nog_doen
 te_doen openstaan openstaande open_staan staat_open staat_er_open staan_er_open nog_open
 staat…open staan…open op_mijn_lijst wacht_op_mij do_i_have_to to_do on_my_plate op_mijn_bordje
 wat_heb_ik_nog wordt_van_mij_verwacht mijn_beurt due my_list op_mijn_lijstje staat_er_nog
 staan_er_nog iets_openstaan moet_ik_doen aan_de_beurt mij_verwacht verwacht_van_mij ik_nog_doen
 i_need_to_do i_have_to_do nog_liggen van_mij_nodig er_nog_van_mij van_mij_verwacht nog_van_mij
 mijn_todo aan_zet moest_ik did_i_promise i_owe still_owe open_tasks
TABLE: aan_tafel aan_de_tafel wie_zit wie_zitten wie_doet wie_doen deelnemers betrokkenen
 teamleden participants wie_is_erbij wie_zijn_erbij wie_hoort wie_horen zit_er_in zitten_er_in
 samenstelling who_is_in who's_in at_the_table wie_doet_er_mee who_is_involved betrokken
 wie_komen_er wie_komt_er wie_kunnen_er wie_zijn_er wie_heeft_toegang who_is_on welke_mensen
 zitten_in teamsamenstelling wie_allemaal wie_er_bij wie_erbij wie_er_mee deelnemer
 deelnemerslijst taking_part takes_part members people_are_involved who_will_be
MISSING: ontbreekt ontbreken mist missen missing nog_nodig heb_ik_nodig hebben_we_nodig checklist
 nodig_voor compleet volledig still_need do_i_need do_we_need wat_moet_er_nog nog_aanleveren
 nog_invullen nog_regelen nog_missen nog_mis moet_nog moeten_we_nog is_er_nog_nodig
 wat_is_er_nodig zijn_we_vergeten vergeten nodig_om wat_heb_ik_nodig heeft…nog_nodig niet_ingevuld
 nog_niet_ingevuld nog_aanvullen aanvullen_nog onvolledig incompleet incomplete nog_doen_voor
 volgende_stap nog_open_in nodig_heb mist_er op_gewacht houdt_het_tegen mankeert niet_aangeleverd
 missen_we ingeleverd_worden
SHARE: delen deel gedeeld doorsturen doorgeven share sharing shared vertellen laten_zien
 toestemming toestemmingen permission consent mag…weten mag…zien mag…lezen mogen…weten mogen…zien
 mogen…lezen mag_ik…sturen mag_ik…geven akkoord_gegeven akkoord_ouders inzage_geven mag_ik…zeggen
 mag_dit mag_dat toestemmingskompas tell praten_met spreken_met doorzetten doorspelen mailen_naar
 vrijgeven forward forwarded pass_on show_to vinden…goed vindt…goed goedgekeurd toegestemd
REPORT: verslag verslagen verslagje gespreksverslag notulen rapport rapportage report minutes
 samenvatting conceptverslag write-up summary write_up verslaglegging gespreksnotities op_papier
 stukje_over notes_of_the
CLOSE: afsluiten sluit…af sluit sluiten afronden rond…af afgesloten close closing archiveren
 beeindigen beeindig dicht kan_weg afsluiting stopzetten wrap…up finish gearchiveerd gesloten
 archief afgesloten_worden opgelost mag_weg kan_eraf klaar_mee klaar_met_deze klaar_met_dit
 archive doelen_gehaald klaar_hier stop_the_support
LOOKED: gekeken ingezien bekeken inzagelog* logboek gelezen access_log looked seen keek viewed
 opened geopend meegelezen wie_las meekeek gezien inkijk inzagelijst wie_leest zitten_kijken
 meekijken_in kijken_in in_gekeken bekeken_heeft geopend_heeft gekeken_heeft heeft_ingezien
 in_geweest ingeweest erin_geweest gekeken_naar ingekeken gezien_heeft opende bekeek neuzen
 inzagegeschiedenis audit_log view_log had_a_look toegang_gehad snuffelen
WHO: wie who who's
DATA: gegevens persoonsgegevens data weet_je_van_mij weten_jullie_van_mij over_mij_bewaard avg
 gdpr inzageverzoek inzage bewaar_je bewaren_jullie bewaard sla_je_op weet_je_over_mij
 weet_je_over_me weten_jullie_over_mij vergeet_mij know_about_me over_mij over_me van_mij_bewaard
 slaan_jullie_op privacyrechten opgeslagen about_me mijn_privacy dataverzoek bewaren_over_mij
 opgeslagen_hebt dataverwijdering verwijder_mij inzien_mijn vergeten_worden erase_me
 privacy_verzoek privacy_request
CALENDAR: jaaragenda jaarkalender kalender jaarplanning agenda calendar belangrijke_data
 jaaroverzicht schoolkalender schoolagenda maandagenda maandoverzicht planning year_planner
 vakanties vakantiedata studiedagen schooljaar dit_jaar agendapunten wat_staat_er_in vergaderdata
 jaarrooster vergaderrooster rooster_van term_dates year_plan vergadert overlegdata het_jaar
WHOISWHO: wie_is_wie wie_is_onze wie_is_de wie_is_het smoelenboek contactpersonen contactgegevens
 who_is_who who's_who who_is_our who_is_the wie_zijn_onze wie_zijn_de verstand_van telefoonlijst
 wie_kan_ik_vragen wie_kan_ik_bellen wie_moet_ik_hebben wie_moet_ik_bellen adressenlijst wie_werkt
 wie_werken mailadres_van nummer_van gespecialiseerd wie_weet contact_list directory
 wie_gaat_er_over wie_gaat_over namenlijst wie_kan_helpen wat_doet_een wat_doet_de weet_veel_van
 wie_van_het wie_van_de wie_hoort_bij wie_is_er_verantwoordelijk wie_bel_ik wie_vraag_ik
 wie_regelt hoe_heet e-mail_van telefoonnummer_van functie_van bereik_ik who_handles name_of_the
 wie_doet_hier contact_details
URGENT: spoed dringend urgent crisis noodgeval spoedoverleg spoedgeval spoedje emergency asap
 onmiddellijk acuut acute nu_meteen meteen_iemand direct_iemand vandaag_nog haast escaleert
 escalatie kan_niet_wachten direct_hulp immediately right_now urgently nood direct_overleg
 loopt_uit_de_hand noodsituatie spoed* nood_situatie directe_hulp met_grote_spoed vandaag_iemand
 hoge_nood dringende hulp_nu meteen direct_een sos 112 zo_snel_mogelijk_iemand code_rood alarm
 has_to_be_today direct_actie helemaal_mis weggelopen grote_zorgen paniek
ABSENCE: verzuim* afwezig afwezigheid absent absence truancy thuiszitter* thuiszitten thuiszit
 zit_thuis thuis_zit zit…thuis weken_thuis dagen_thuis thuis_te_zitten spijbelt spijbelen
 spijbelaar niet_op_school niet_naar_school niet_meer_naar_school ongeoorloofd niet_meer_op_school
 skipping komt_niet_meer absences not_at_school al_weken_niet not_been_at_school ziekteverzuim
 te_laat_komen not_coming_to_school weken_niet_geweest niet_komen_opdagen schoolverzuim
 thuisblijver duo at_home_for been_at_home home_for_weeks stays_home weigert_school
 schoolweigering verschenen niet_verschenen weggebleven blijft_weg blijft_thuis thuisgebleven
 komt_niet_opdagen ziekmelding* ziekgemeld ziek_gemeld meld…ziek been_in_school in_school_for
 verzuimt not_in_school is_away hasn't_come niet_opdagen niet…opdagen shown_up didn't_show
 uur_gemist refuses_to_go er_weer_niet misses_lessons stays_at_home not_come_to_school
 come_to_school
SETTINGS: instellingen instelling settings setting voorkeuren voorkeur preferences taal language
 engels english nederlands dutch notificaties notifications notificatie meldingen_aan
 lettergrootte instellen configureren andere_taal hoe_laat_stuur wijzig_mijn turks turkish
 arabisch arabic
REMIND: herinner* meldingen berichten reminders reminder messages berichtjes notificaties
 meldingen herinnerd seintje seintjes
PAUSE: pauze pauzeer pauzeren pauzestand on_hold stilzetten stilleggen leg…stil zet…stil
 even_stil parkeer parkeren bevries bevriezen pause snooze niet_storen mute dempen demp tijdelijk
 even_geen geen_herinneringen geen_meldingen geen_berichten no_reminders on_ice stil in_de_wacht
 stop_met_herinneren stop_met_sturen even_niet_storen do_not_disturb in_de_ijskast opschorten
 schort…op voorlopig_geen no_more_reminders even_niks even_niets even_rust stuur_niks stuur_niets
 voorlopig_niks stop_even rust_graag meldingen_uit meldingen_even_uit berichten_uit
 herinneringen_uit reminders_off notifications_off mute_me freeze quiet hold_off met_rust
 rustig_met rustpauze
BREACH: datalek datalekken lek gelekt breach verkeerde_persoon verkeerde_ouder verkeerde_ouders
 verkeerde_mail verkeerd_adres verkeerde_adres naar_de_verkeerde aan_de_verkeerde met_de_verkeerde
 per_ongeluk gehackt hacked wrong_person wrong_parent wrong_address wrong_email gestolen gejat
 kwijtgeraakt wrong_people verkeerde_moeder verkeerde_vader in_verkeerde_handen niet_mogen_zien
 niet_mogen_delen leaked by_accident accidentally stolen laptop_kwijt usb* verkeerde_chat
 verkeerde_kanaal naar_verkeerde privacyincident beveiligingsincident bij_de_verkeerde
 bij_verkeerde in_het_verkeerde in_de_verkeerde verkeerde_persoon kwijt_geraakt in_verkeerde_inbox
 bij_iemand_anders naar_iemand_anders verkeerde_bijlage verkeerde_map niet_mocht niet_mochten
 niet_mogen_weten niet_bestemd in_de_cc verkeerd_verstuurd verkeerd_gestuurd verkeerde_ontvanger
 wrong_recipient data_leak leak lost_the wrong_mailbox by_mistake ander_kind andere_leerling
 andere_ouder ander_gezin another_child other_parent wrong_child op_straat laten_liggen
 blijven_liggen laten_staan open_voor_iedereen iedereen_kan_bij privacy_incident verslag_kwijt bcc
 per_abuis
TIP: tip tips suggestie suggesties idee ideetje feedback opmerking verbeterpunt suggestion idea
 werkgroep werkgroeplid verbetervoorstel over_de_werkwijze compliment klacht verbeteridee remark
 complaint verbetering verbeterpunten verbeter aan_te_merken wens_voor_de_bot verbetersuggestie
 zou_handig zou_fijn zou_mooi_zijn would_be_nice would_be_handy zou_beter kan_beter
 could_be_better beter_kunnen zou_leuk zou_het_fijn wens_voor knop_bij mijn_mening
 it_would_be_great work_better wat_ik_mis niet_handig
CHECK: check checken controle controleer controleren poortwachter* tlv opdc toelaatbaarheid*
 gatekeeper voldoen_we voldoe_ik eisen criteria requirements nakijken_of voldoet
GATE: tlv opdc toelaatbaarheid* poortwachter* sbo speciaal_onderwijs commissie vso volgende_fase
 next_phase special_education
MAY: mag mogen may can kunnen kan
HELP: help uitleg handleiding hoe_werkt hoe_werk wat_kan_je wat_kun_je wat_kan_ik wat_kun_jij
 wat_kan_jij help_me what_can_you what_can_i how_does how_do_i snap_het_niet begrijp_het_niet
 snap_er_niks snap_er_niets mogelijkheden opties commando's menu instructie instructies hulp
 kom_er_niet_uit kom_hier_niet_uit i_am_stuck i'm_stuck wat_moet_ik_typen explain wat_doe_jij
 snap_niet hoe_gebruik wat_kan_deze what_do_you_do hoe_moet_dit hoe_moet_ik uitleggen wat_kan_de
 wie_ben_jij wat_ben_jij hoezo leg…uit legt…uit wat_kan_ik_vragen waar_kan_ik_je_voor_gebruiken
 wat_zijn_de_commando's hoe_kan_ik hoe_vraag_ik begrijp_je_niet begrijp_er_niks begrijp_er_niets
 don't_get_it don't_understand do_not_understand snap_je_niet wat_bedoel_je kom_er_niet_uit_met
 waar_begin_ik my_options options in_z'n_werk voorbeelden op_weg i'm_lost de_bedoeling draad_kwijt
 weet_niet_hoe welke_opdrachten instructions doe_ik_fout how_this_works what_to_do
 begrijp_de_vraag
CANCEL: stop stoppen annuleer annuleren cancel laat_maar nee_wacht never_mind nevermind
 vergeet_het vergeet_maar doe_maar_niet toch_niet laat_zitten hou_op hou_maar_op ophouden
 hoeft_niet_meer hoeft_niet hoeft_al_niet_meer afbreken breek…af forget_it abort laat_het_zitten
 laat_het_maar toch_maar_niet wacht_even wacht wait ho hoo quit ermee_ophouden stoppen_hiermee
 stoppen_met_dit kap kappen ik_stop hou_er_mee_op doe_toch_maar_niet laat_ook_maar schei…uit
 niet_nodig_meer leave_it laat_toch_maar laat_dan_maar laat…zitten niet_doen doe_het_niet
 toch_liever_niet ik_wil_stoppen nvm wil_dit_niet_meer wil_niet_meer hoef_niet_meer
 wil_ermee_stoppen drop_it wis_dit wis laat…vallen gooi…weg vergeet_wat
BACK: terug vorige back undo ongedaan previous stap_terug vorige_stap vorige_vraag teruggaan
 herstel vergist andere_antwoord vorig vergissing verkeerd_getypt typefout foutje terugdraaien
 antwoord_aanpassen antwoord_wijzigen vorige_antwoord
SKIP: overslaan sla…over skip skippen volgende_vraag niet_van_toepassing nvt n.v.t pass
 later_invullen volgende next leeg_laten laat…leeg niet_invullen geen_antwoord vul_ik_later
 later_wel doe_ik_later sla_over ga_verder niet_relevant weet_ik_niet weet_ik_nog_niet
 weet_ik_nu_niet weet_niet geen_idee later not_applicable leave_it_empty weet_ik_zo_niet
YES: ja jep jup yes yep yup jazeker oke ok okee okay okido goed prima klopt akkoord doe_maar
 zeker uiteraard correct sure yeah top graag natuurlijk helemaal_goed inderdaad perfect j jaa
 jaaa y go_ahead sounds_good fine zo_is_het mooi lijkt_me prima_zo right exact precies jawel
 ga_je_gang absoluut is_akkoord doen_we super geweldig ga_door vooruit toe_maar
NO: nee neen no nope nah klopt_niet niet_goed liever_niet niet_juist wrong fout onjuist
 klopt_niks niet_waar niet_akkoord not_right incorrect nee_hoor absoluut_niet zeker_niet n
 niet_doen not_really neu nein not_correct klopt_er_niet
THANKS: bedankt dank dankje dankjewel thanks thank_you thx merci tnx thnx bedankje dankuwel
 dank_je dank_u dank_je_wel super_bedankt cheers hartstikke_bedankt thank dankjulliewel ty
 appreciated
GREETING: goeiedag goedendag gegroet hoi hallo hey hi hello dag_allemaal dag_bot dag_hoor
 goedemorgen goeiemorgen goedemiddag goeiemiddag goedenavond goeienavond mogge moin good_morning
 good_afternoon good_evening hee yo hai heey hoii halloo goede_morgen goede_middag goede_avond moi
 hoi_hoi hallootjes morgen_allemaal welkom servus ha good_day
"""

FILLERS: Final = set_of(
    """je jij u jullie you kun kan kunt wil wilt wou zou zal could can would will even misschien
    graag please aub alsjeblieft alstublieft svp ik ikke i me mij we wij ons het dat dit
    die deze it this that hoor maar dan nou eens een a the de is er nu nog ook wel zo heel
    erg veel keer even eventjes eigenlijk toch bot lieve beste super helemaal for to doen
    do want voor van met willen mogen moet moeten gaan ga wat what so echt he hè joh zeg
    zijn allemaal en and of or te om op in like hiermee ermee mee all everything alles want
    need nodig hebben heb have got just let lets today vandaag vind lijkt mee be am are's
    that's i'd i'll i'm 'm m am 't t zo'n hele fijn fijne leuk voordat hier daar here there
    mn jou uw your bedoel bedoelde meer ander team bent snel hmm hm eh uh oh ach tja go
    back_to one lot vraag verkeerd antwoord oeps alsnog zullen maar_dan laat geef zeg doe"""
)
"""Words that carry no command: politeness, small words."""
