"""Words and numbers that look like dates, all written for the tests.

`HELD_OUT` was written last, to see how the rules do on what they were not developed on.
"""

from __future__ import annotations

import pytest

from crimefacts import Context, Document
from crimefacts_dates import DatesExtractor

# Text, and the words that are time expressions after all, divided by bars.
ENGLISH = """
Prosecutors may seek a longer term. =>
The suspects may not leave the country. =>
Workers march to the ministry against extortion. =>
A march against the cartels drew thousands. =>
The March for Life passed the court. =>
May I see the warrant, he asked. =>
It may take 5 trucks to move the load. =>
They may 10 times deny it. =>
Officers sat with the victims. =>
He sat in the dock. =>
The sun rose over the port. =>
The Sun published the photographs. =>
An august body of judges met. =>
April Jones denied the charge. =>
June Carter runs the shelter. =>
August Wilson was not charged. =>
Judge May Robertson presided. =>
The 9/11 Commission named the bank. =>
The report of the 9/11 Commission was cited. =>
The channel Peru 21 aired the recording. =>
Barrio 18 controls the street. =>
The 18th Street gang collects the fee. =>
Article 155 of the code applies. =>
Under Section 2014 of the act he was charged. =>
Case No. 2014/1234 was closed. =>
Case 2019-0045 remains open. =>
File number 05-2019-33 was lost. =>
Call the hotline on 555-2014. =>
Tel: +51 1 2014 2015. =>
Phone (206) 555-1212 for tips. =>
The team won 3-2. =>
A vote of 12-5 settled it. =>
Police searched room 2014 of the hotel. =>
He lived at 1998 Park Street. =>
They met on floor 20 of tower 5. =>
A 26-year-old was arrested. =>
The 45-year-old mayor resigned. =>
The suspect, aged 19, fled. =>
Both men are 30 years old. =>
She was 17 years of age. =>
Children under 5 years old were among them. =>
The girls, aged between 14 and 17 years, were freed. =>
A woman in her 30s was hurt. =>
A man in his mid-40s was shot. =>
The register lists 2,014 victims. =>
Agents freed 2014 victims. =>
They seized 2014 kilos of cocaine. =>
The ship carried 2000 tonnes of sugar. =>
Some 2000 people marched. =>
At least 1950 migrants crossed. =>
More than 2000 officers took part. =>
The toll is $2014. =>
He paid 2014 dollars. =>
A fine of €1,999 was set. =>
The law costs USD 2020 a head. =>
Version 2.0.14 of the app was used. =>
Windows 2000 ran on the laptop. =>
The Boeing 737 landed. =>
Flight 2015 was searched. =>
Route 66 was closed. =>
Law 1908 of 2018 applies. =>
Decree No. 2893 of 2011 set up the unit. =>
The July 26 Movement took the town. =>
The 23 March Movement crossed the border. =>
The parade passed 9 de Julio Avenue. =>
The plan is called Agenda 2030. =>
The document is marked AB-2014. =>
The plate read XK-1998. =>
The bomb weighed 12/16 of a ton. =>
A 50/50 split was agreed. =>
He works 24/7 for the boss. =>
One man said no. =>
A second man was held. =>
The second suspect fled. =>
They waited a second. =>
Give them a quarter of the loot. =>
The French Quarter was sealed off. =>
The gang charges $50 a week. =>
He earns 1,800 euros a month. =>
It brings in $3 million a year. =>
The Daily Mail published the list. =>
USA Today reported the arrest. =>
Spring water was used to cut it. =>
The boat will spring a leak. =>
Prices fall when supply grows. =>
To this day nobody was charged. =>
One day he will talk. =>
The money could last five years. => five years
Following a two-year inquiry the unit was closed. => two-year
He was last seen in Lima. =>
At the last minute they fled. =>
The next witness was silent. =>
The raid killed 12 in October 12 people said. => October
""".strip()

SPANISH = """
La agencia Perú 21 difundió el audio. =>
El Barrio 18 cobra el cupo. =>
La mara Barrio 18 opera en San Salvador. =>
El artículo 155 del Código Penal lo castiga. =>
La Ley 30077 se aplica al caso. =>
La Ley 1908 de 2018 regula la entrega. =>
El Decreto 2893 de 2011 creó la oficina. =>
La Resolución 123-2020 fue anulada. =>
El expediente 00145-2019 sigue abierto. =>
El caso N° 2014-15 fue archivado. =>
Llame al 555-2014. =>
Teléfono 01 2015 1998. =>
El equipo ganó 3-2. =>
La sala 2014 del tribunal estaba vacía. =>
Vive en la calle 2020 del barrio. =>
Un hombre de 26 años fue detenido. =>
Juan Pérez, de 34 años, fue hallado muerto. =>
La joven de 19 años denunció el hecho. =>
Un ciudadano venezolano de 41 años cayó en Tumbes. =>
Murió a los 52 años. =>
La víctima tenía 17 años. =>
Una menor de 14 años fue rescatada. =>
Jóvenes de entre 18 y 25 años son captados. =>
Los menores de 18 años no declaran. =>
El acusado, 38 años de edad, calló. =>
Rosa Quispe (45 años) lo reconoció. =>
Rescataron a 2014 víctimas. =>
Hubo 2.014 víctimas. =>
Decomisaron 2014 kilos de droga. =>
El barco llevaba 2000 toneladas. =>
Unas 2000 personas marcharon. =>
Más de 2000 policías participaron. =>
Pagó 2014 soles. =>
Una multa de S/ 2020 fue impuesta. =>
La cuota es de 1998 dólares. =>
La versión 2.0.14 falló. =>
El segundo detenido escapó. =>
En segundo lugar figura Tacna. =>
La segunda banda huyó. =>
Hoy en día nadie denuncia. =>
Hoy por hoy la zona está tomada. =>
El Movimiento 26 de Julio convocó la marcha. =>
El estadio 3 de Febrero fue clausurado. =>
La avenida 9 de Julio fue cerrada. =>
El barrio Primero de Mayo está sitiado. =>
La calle 5 de Mayo quedó bloqueada. =>
El asentamiento 15 de Agosto no tiene agua. =>
La Plaza de Mayo amaneció vacía. =>
Las Madres de Plaza de Mayo protestaron. =>
El hospital 2 de Mayo atendió a los heridos. =>
Julio Guzmán fue citado. =>
El fiscal Julio Arbizu habló. =>
El abogado de Julio Arbizu negó todo. =>
La capital es Santo Domingo. =>
El juez Domingo García firmó. =>
Cantó Plácido Domingo. =>
Es un martes 13 para la banda. =>
El mar Caribe es la ruta. =>
El diario El Comercio lo reveló. =>
Un diario local publicó la foto. =>
Según el diario, no hay detenidos. =>
Cobran $50 a cada chofer. =>
Trabaja las 24 horas. => 24 horas
La mañana era fría. =>
Por la mañana llegó el juez. =>
Era de noche. =>
Un día todo cambiará. =>
La reunión fue a las 10 horas. =>
A las 22:30 horas sonó la alarma. =>
El plan Visión 2030 fracasó. =>
El kilómetro 1990 de la carretera fue minado. =>
La placa ABC-2014 era falsa. =>
El vuelo 2015 fue revisado. =>
El 50/50 fue su trato. =>
La dosis era de 1/4 de gramo. =>
El cuarto acusado habló. =>
La quinta columna avanza. =>
Una decena de hombres llegó. =>
El lote 1985 fue robado. =>
Operación Primavera se llamó el golpe. =>
El inciso 3 de marzo fue leído. => 3 de marzo
La condena de 14 años quedó firme. => 14 años
Una investigación de dos años la precedió. => dos años
""".strip()

PORTUGUESE = """
A Lei 9.613 de 1998 pune o crime. =>
A Lei nº 11.343/2006 foi aplicada. =>
O artigo 155 do código prevê a pena. =>
O processo 2014.01.2 foi arquivado. =>
O inquérito 123/2019 segue aberto. =>
Um homem de 26 anos foi preso. =>
João Silva, de 34 anos, foi morto. =>
A vítima tinha 17 anos. =>
Uma menor de 14 anos foi resgatada. =>
Jovens de 18 a 25 anos são aliciados. =>
Foram resgatadas 2014 vítimas. =>
Apreenderam 2014 quilos de cocaína. =>
Cerca de 2000 pessoas marcharam. =>
Mais de 2000 policiais participaram. =>
Pagou 2014 reais. =>
O barco saiu do Rio de Janeiro. =>
A polícia do Rio de Janeiro investiga. =>
A segunda fase da operação começou. =>
Na segunda fase foram presos três. =>
A Quarta Turma negou o pedido. =>
Na quinta vara criminal o juiz decidiu. =>
Na sexta edição houve mortes. =>
O segundo suspeito fugiu. =>
Hoje em dia ninguém denuncia. =>
A avenida 9 de Julho foi fechada. =>
O bairro 13 de Maio está cercado. =>
A rua 7 de Setembro alagou. =>
O mar estava agitado. =>
Dez homens chegaram. =>
Dez pessoas foram presas. =>
O set de filmagem foi roubado. =>
Ele saiu e ficou de fora. =>
A manhã estava fria. =>
De manhã chegou o juiz. =>
O diário O Globo revelou o caso. =>
Um dia tudo mudará. =>
A reunião foi às 10 horas. =>
O voo 2015 foi revistado. =>
A placa ABC-2014 era falsa. =>
A Marco Antônio coube a fuga. =>
O terceiro acusado falou. =>
Trabalha 24/7 para o chefe. =>
O time venceu por 3 a 2. =>
A pena de 14 anos foi mantida. => 14 anos
Na quinta houve buscas. => quinta
""".strip()

HELD_OUT = {
    "en": """
May the court forgive him. =>
Ministers may in time relent. =>
Marchers sat down on the bridge. =>
Reporter Jan Wenner left. =>
The A-2014 form was forged. =>
He drove 1980 miles. =>
The 2,000-page indictment was sealed. =>
The pair, 25 and 31, were held. =>
Exhibit 1999 was shown. =>
Apartment 2010 was empty. =>
ISO 9001:2015 was cited. =>
The minimum age is 18 years. =>
The Friday Brigade is armed. => Friday
""",
    "es": """
El Instituto 28 de Julio cerró. =>
El puente 1 de Mayo cayó. =>
El bus de la línea 2014 fue asaltado. =>
La empresa Abril Comunicaciones quebró. =>
Tiene 29 años y tres hijos. =>
El testigo, un pescador de 50 años, calló. =>
El edificio tiene 2010 ventanas. =>
Agosto Rivas se entregó. =>
Perdió 1-0 ante Alianza. =>
""",
    "pt": """
O hospital 9 de Julho atendeu o ferido. =>
Maria, 29 anos, foi ouvida. =>
A quarta vítima morreu. =>
O ônibus 2014 foi assaltado. =>
""",
}


def cases(block: str) -> list[tuple[str, list[str]]]:
    lines = (line.split("=>") for line in block.strip().splitlines())
    return [
        (text.strip(), [quote.strip() for quote in quotes.split("|") if quote.strip()])
        for text, quotes in lines
    ]


ALL = [
    (language, text, quotes)
    for language, block in (("en", ENGLISH), ("es", SPANISH), ("pt", PORTUGUESE))
    for text, quotes in cases(block)
] + [
    (language, text, quotes)
    for language, block in HELD_OUT.items()
    for text, quotes in cases(block)
]


@pytest.mark.parametrize(("language", "text", "quotes"), ALL, ids=[case[1] for case in ALL])
def test_only_these_are_time_expressions(language: str, text: str, quotes: list[str]) -> None:
    context = Context(Document(text=text, language=language, published="2021-05-04", country="PE"))
    assert [fact.quote for fact in DatesExtractor().extract(context)] == quotes


def test_there_are_enough_traps() -> None:
    assert len(ALL) >= 170
