/* countries.c - what other people's event data call a country
 *
 * ISO 3166-1 alpha-3 to the number of the Correlates of War's State System Membership list (v2016) and an English
 * name. Dependent territories have no number. XKX and KOS are both in use for Kosovo. */
#include "show/countries.h"

#include <stdlib.h>
#include <string.h>

static const country countries[] = {
    {"ABW", 0, "Aruba"}, {"AFG", 700, "Afghanistan"}, {"AGO", 540, "Angola"}, {"AIA", 0, "Anguilla"},
    {"ALA", 0, "Aland"}, {"ALB", 339, "Albania"}, {"AND", 232, "Andorra"}, {"ARE", 696, "United Arab Emirates"},
    {"ARG", 160, "Argentina"}, {"ARM", 371, "Armenia"}, {"ASM", 0, "American Samoa"}, {"ATA", 0, "Antarctica"},
    {"ATF", 0, "French Southern Territories"}, {"ATG", 58, "Antigua and Barbuda"}, {"AUS", 900, "Australia"},
    {"AUT", 305, "Austria"}, {"AZE", 373, "Azerbaijan"}, {"BDI", 516, "Burundi"}, {"BEL", 211, "Belgium"},
    {"BEN", 434, "Benin"}, {"BES", 0, "Bonaire"}, {"BFA", 439, "Burkina Faso"}, {"BGD", 771, "Bangladesh"},
    {"BGR", 355, "Bulgaria"}, {"BHR", 692, "Bahrain"}, {"BHS", 31, "Bahamas"},
    {"BIH", 346, "Bosnia and Herzegovina"}, {"BLM", 0, "Saint Barthelemy"}, {"BLR", 370, "Belarus"},
    {"BLZ", 80, "Belize"}, {"BMU", 0, "Bermuda"}, {"BOL", 145, "Bolivia"}, {"BRA", 140, "Brazil"},
    {"BRB", 53, "Barbados"}, {"BRN", 835, "Brunei"}, {"BTN", 760, "Bhutan"}, {"BVT", 0, "Bouvet Island"},
    {"BWA", 571, "Botswana"}, {"CAF", 482, "Central African Republic"}, {"CAN", 20, "Canada"},
    {"CCK", 0, "Cocos (Keeling) Islands"}, {"CHE", 225, "Switzerland"}, {"CHL", 155, "Chile"},
    {"CHN", 710, "China"}, {"CIV", 437, "Ivory Coast"}, {"CMR", 471, "Cameroon"},
    {"COD", 490, "Democratic Republic of the Congo"}, {"COG", 484, "Republic of Congo"}, {"COK", 0, "Cook Islands"},
    {"COL", 100, "Colombia"}, {"COM", 581, "Comoros"}, {"CPV", 402, "Cabo Verde"}, {"CRI", 94, "Costa Rica"},
    {"CUB", 40, "Cuba"}, {"CUW", 0, "Curacao"}, {"CXR", 0, "Christmas Island"}, {"CYM", 0, "Cayman Islands"},
    {"CYP", 352, "Cyprus"}, {"CZE", 316, "Czechia"}, {"DEU", 255, "Germany"}, {"DJI", 522, "Djibouti"},
    {"DMA", 54, "Dominica"}, {"DNK", 390, "Denmark"}, {"DOM", 42, "Dominican Republic"}, {"DZA", 615, "Algeria"},
    {"ECU", 130, "Ecuador"}, {"EGY", 651, "Egypt"}, {"ERI", 531, "Eritrea"}, {"ESH", 0, "Western Sahara"},
    {"ESP", 230, "Spain"}, {"EST", 366, "Estonia"}, {"ETH", 530, "Ethiopia"}, {"FIN", 375, "Finland"},
    {"FJI", 950, "Fiji"}, {"FLK", 0, "Falkland Islands"}, {"FRA", 220, "France"}, {"FRO", 0, "Faroe Islands"},
    {"FSM", 987, "Micronesia"}, {"GAB", 481, "Gabon"}, {"GBR", 200, "United Kingdom"}, {"GEO", 372, "Georgia"},
    {"GGY", 0, "Guernsey"}, {"GHA", 452, "Ghana"}, {"GIB", 0, "Gibraltar"}, {"GIN", 438, "Guinea"},
    {"GLP", 0, "Guadeloupe"}, {"GMB", 420, "Gambia"}, {"GNB", 404, "Guinea-Bissau"},
    {"GNQ", 411, "Equatorial Guinea"}, {"GRC", 350, "Greece"}, {"GRD", 55, "Grenada"}, {"GRL", 0, "Greenland"},
    {"GTM", 90, "Guatemala"}, {"GUF", 0, "French Guiana"}, {"GUM", 0, "Guam"}, {"GUY", 110, "Guyana"},
    {"HKG", 0, "Hong Kong"}, {"HMD", 0, "Heard Island and McDonald Islands"}, {"HND", 91, "Honduras"},
    {"HRV", 344, "Croatia"}, {"HTI", 41, "Haiti"}, {"HUN", 310, "Hungary"}, {"IDN", 850, "Indonesia"},
    {"IMN", 0, "Isle of Man"}, {"IND", 750, "India"}, {"IOT", 0, "British Indian Ocean Territory"},
    {"IRL", 205, "Ireland"}, {"IRN", 630, "Iran"}, {"IRQ", 645, "Iraq"}, {"ISL", 395, "Iceland"},
    {"ISR", 666, "Israel"}, {"ITA", 325, "Italy"}, {"JAM", 51, "Jamaica"}, {"JEY", 0, "Jersey"},
    {"JOR", 663, "Jordan"}, {"JPN", 740, "Japan"}, {"KAZ", 705, "Kazakhstan"}, {"KEN", 501, "Kenya"},
    {"KGZ", 703, "Kyrgyzstan"}, {"KHM", 811, "Cambodia"}, {"KIR", 946, "Kiribati"},
    {"KNA", 60, "Saint Kitts and Nevis"}, {"KOR", 732, "South Korea"}, {"KOS", 347, "Kosovo"},
    {"KWT", 690, "Kuwait"}, {"LAO", 812, "Laos"}, {"LBN", 660, "Lebanon"}, {"LBR", 450, "Liberia"},
    {"LBY", 620, "Libya"}, {"LCA", 56, "Saint Lucia"}, {"LIE", 223, "Liechtenstein"}, {"LKA", 780, "Sri Lanka"},
    {"LSO", 570, "Lesotho"}, {"LTU", 368, "Lithuania"}, {"LUX", 212, "Luxembourg"}, {"LVA", 367, "Latvia"},
    {"MAC", 0, "Macao"}, {"MAF", 0, "Saint Martin"}, {"MAR", 600, "Morocco"}, {"MCO", 221, "Monaco"},
    {"MDA", 359, "Moldova"}, {"MDG", 580, "Madagascar"}, {"MDV", 781, "Maldives"}, {"MEX", 70, "Mexico"},
    {"MHL", 983, "Marshall Islands"}, {"MKD", 343, "North Macedonia"}, {"MLI", 432, "Mali"}, {"MLT", 338, "Malta"},
    {"MMR", 775, "Myanmar"}, {"MNE", 341, "Montenegro"}, {"MNG", 712, "Mongolia"},
    {"MNP", 0, "Northern Mariana Islands"}, {"MOZ", 541, "Mozambique"}, {"MRT", 435, "Mauritania"},
    {"MSR", 0, "Montserrat"}, {"MTQ", 0, "Martinique"}, {"MUS", 590, "Mauritius"}, {"MWI", 553, "Malawi"},
    {"MYS", 820, "Malaysia"}, {"MYT", 0, "Mayotte"}, {"NAM", 565, "Namibia"}, {"NCL", 0, "New Caledonia"},
    {"NER", 436, "Niger"}, {"NFK", 0, "Norfolk Island"}, {"NGA", 475, "Nigeria"}, {"NIC", 93, "Nicaragua"},
    {"NIU", 0, "Niue"}, {"NLD", 210, "Netherlands"}, {"NOR", 385, "Norway"}, {"NPL", 790, "Nepal"},
    {"NRU", 970, "Nauru"}, {"NZL", 920, "New Zealand"}, {"OMN", 698, "Oman"}, {"PAK", 770, "Pakistan"},
    {"PAN", 95, "Panama"}, {"PCN", 0, "Pitcairn Islands"}, {"PER", 135, "Peru"}, {"PHL", 840, "Philippines"},
    {"PLW", 986, "Palau"}, {"PNG", 910, "Papua New Guinea"}, {"POL", 290, "Poland"}, {"PRI", 0, "Puerto Rico"},
    {"PRK", 731, "North Korea"}, {"PRT", 235, "Portugal"}, {"PRY", 150, "Paraguay"}, {"PSE", 0, "Palestine"},
    {"PYF", 0, "French Polynesia"}, {"QAT", 694, "Qatar"}, {"REU", 0, "Reunion"}, {"ROU", 360, "Romania"},
    {"RUS", 365, "Russia"}, {"RWA", 517, "Rwanda"}, {"SAU", 670, "Saudi Arabia"}, {"SDN", 625, "Sudan"},
    {"SEN", 433, "Senegal"}, {"SGP", 830, "Singapore"}, {"SGS", 0, "South Georgia and the South Sandwich Islands"},
    {"SHN", 0, "Saint Helena"}, {"SJM", 0, "Svalbard and Jan Mayen"}, {"SLB", 940, "Solomon Islands"},
    {"SLE", 451, "Sierra Leone"}, {"SLV", 92, "El Salvador"}, {"SMR", 331, "San Marino"}, {"SOM", 520, "Somalia"},
    {"SPM", 0, "Saint Pierre and Miquelon"}, {"SRB", 345, "Serbia"}, {"SSD", 626, "South Sudan"},
    {"STP", 403, "Sao Tome and Principe"}, {"SUR", 115, "Suriname"}, {"SVK", 317, "Slovakia"},
    {"SVN", 349, "Slovenia"}, {"SWE", 380, "Sweden"}, {"SWZ", 572, "Eswatini"}, {"SXM", 0, "Sint Maarten"},
    {"SYC", 591, "Seychelles"}, {"SYR", 652, "Syria"}, {"TCA", 0, "Turks and Caicos Islands"}, {"TCD", 483, "Chad"},
    {"TGO", 461, "Togo"}, {"THA", 800, "Thailand"}, {"TJK", 702, "Tajikistan"}, {"TKL", 0, "Tokelau"},
    {"TKM", 701, "Turkmenistan"}, {"TLS", 860, "East Timor"}, {"TON", 955, "Tonga"},
    {"TTO", 52, "Trinidad and Tobago"}, {"TUN", 616, "Tunisia"}, {"TUR", 640, "Turkey"}, {"TUV", 947, "Tuvalu"},
    {"TWN", 713, "Taiwan"}, {"TZA", 510, "Tanzania"}, {"UGA", 500, "Uganda"}, {"UKR", 369, "Ukraine"},
    {"UMI", 0, "U.S. Minor Outlying Islands"}, {"URY", 165, "Uruguay"}, {"USA", 2, "United States"},
    {"UZB", 704, "Uzbekistan"}, {"VAT", 0, "Vatican City"}, {"VCT", 57, "Saint Vincent and the Grenadines"},
    {"VEN", 101, "Venezuela"}, {"VGB", 0, "British Virgin Islands"}, {"VIR", 0, "U.S. Virgin Islands"},
    {"VNM", 816, "Vietnam"}, {"VUT", 935, "Vanuatu"}, {"WLF", 0, "Wallis and Futuna"}, {"WSM", 990, "Samoa"},
    {"XKX", 347, "Kosovo"}, {"YEM", 679, "Yemen"}, {"ZAF", 560, "South Africa"}, {"ZMB", 551, "Zambia"},
    {"ZWE", 552, "Zimbabwe"},
};

static int by_code(const void *key, const void *row) {
    return strcmp(key, ((const country *)row)->iso);
}

const country *country_of(slice iso) {
    char key[4] = {0};
    if (iso.size != 3)
        return NULL;
    memcpy(key, iso.at, 3);
    return bsearch(key, countries, sizeof countries / sizeof *countries, sizeof *countries, by_code);
}
