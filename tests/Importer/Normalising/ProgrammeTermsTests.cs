using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

public sealed class ProgrammeTermsTests
{
    [Theory]
    [InlineData("Sie dürfen mit dem Vorhaben nicht vor der Bewilligung beginnen.", EarlyStart.NotBeforeApproval)]
    [InlineData("Mit der Maßnahme darf erst nach Erhalt des Zuwendungsbescheids begonnen werden.", EarlyStart.NotBeforeApproval)]
    [InlineData("Nicht gefördert werden\n\n- Projekte, die vor Erteilung der Bewilligung begonnen wurden.", EarlyStart.NotBeforeApproval)]
    [InlineData("Stellen Sie Ihren Antrag bitte vor Beginn Ihres Vorhabens.", EarlyStart.NotBeforeApplication)]
    [InlineData("Sie haben mit dem Vorhaben noch nicht begonnen.", EarlyStart.NotBeforeApplication)]
    [InlineData("Sie dürfen nicht vor der Bewilligung beginnen. Einen vorzeitigen Maßnahmenbeginn können Sie beantragen.", EarlyStart.OnRequest)]
    [InlineData("Ein vorzeitiger Maßnahmenbeginn ist auch auf Antrag ausgeschlossen.", null)]
    [InlineData("Vergabeverfahren sollen erst nach Erhalt des Bescheids begonnen werden.", null)]
    [InlineData("Das Vorhaben beginnt im Mai nach der Bewilligung.", null)]
    public void Early_start(string text, EarlyStart? expected) => Assert.Equal(expected, ProjectTerms.Start(Statements.Of(text))?.Value);

    [Theory]
    [InlineData("Eine Kumulierung mit anderen Förderprogrammen des Bundes ist ausgeschlossen.", "Unknown Forbidden Unknown")]
    [InlineData("Die Kumulierung mit Mitteln der EU ist möglich.", "Allowed Unknown Unknown")]
    [InlineData("Eine Kombination mit anderen Fördermitteln ist zulässig, sofern der Eigenanteil bleibt.", "Limited Limited Limited")]
    [InlineData("Sie können die Förderung mit Landesprogrammen kombinieren.", "Unknown Unknown Allowed")]
    [InlineData("Bis auf mit Mitteln des Bundes können Sie den Zuschuss mit anderen Mitteln kombinieren.", "none")]
    [InlineData("Die Kumulierung mit Bundesmitteln ist möglich. Die Kumulierung mit Bundesmitteln ist ausgeschlossen.", "none")]
    [InlineData("Beachten Sie die Regeln zur Kumulierung.", "none")]
    public void Cumulation_by_level(string text, string expected) =>
        Assert.Equal(expected, ProjectTerms.Cumulate(Statements.Of(text)) is { } c ? $"{c.Eu} {c.Federal} {c.State}" : "none");

    [Theory]
    [InlineData("Die Förderung wird als De-minimis-Beihilfe gewährt.", StateAid.DeMinimis)]
    [InlineData("Die Förderung erfolgt auf Grundlage der AGVO.", StateAid.BlockExemption)]
    [InlineData("Die Förderung erfolgt nach der AGVO oder wird als De-minimis-Beihilfe gewährt.", null)]
    public void State_aid(string text, StateAid? expected) => Assert.Equal(expected, ProjectTerms.Aid(Statements.Of(text))?.Value);

    [Theory]
    [InlineData("Sie erhalten den Zuschuss für einen Zeitraum von bis zu 2 Jahren.", 24)]
    [InlineData("Die Projektlaufzeit beträgt höchstens 18 Monate.", 18)]
    [InlineData("Sie erhalten den Zuschuss für bis zu 6 Monate (Studien) oder bis zu 30 Monate (Umbauten).", 30)]
    [InlineData("Die Laufzeit beträgt maximal drei Jahre.", 36)]
    [InlineData("Die Zweckbindung beträgt höchstens 10 Jahre.", null)]
    [InlineData("Das Darlehen hat eine Laufzeit von bis zu 20 Jahren.", null)]
    [InlineData("Das Unternehmen darf höchstens 5 Jahre alt sein.", null)]
    public void Duration(string text, int? months) => Assert.Equal(months, ProjectTerms.Months(Statements.Of(text))?.Value);

    [Theory]
    [InlineData("Förderfähig sind\n\n- Personalausgaben,\n- Sachausgaben und\n- Aufträge an Dritte.", "Personnel,Material,ExternalServices")]
    [InlineData("Förderfähig sind insbesondere\n\n- Personalausgaben.", "")]
    [InlineData("Nicht förderfähig sind Betriebskosten.", "")]
    public void Costs(string text, string expected) => Assert.Equal(expected, string.Join(',', ProjectTerms.Costs(Statements.Of(text))?.Value ?? []));

    [Theory]
    [InlineData("Gefördert werden Einzel- und Verbundvorhaben.", Consortium.Possible)]
    [InlineData("Gefördert werden ausschließlich Verbundvorhaben.", Consortium.Required)]
    [InlineData("Der Antrag muss in der Regel im Verbund gestellt werden.", null)]
    [InlineData("Verbundpartner regeln ihre Zusammenarbeit.", null)]
    public void Partners(string text, Consortium? expected) => Assert.Equal(expected, ApplicationTerms.Partners(Statements.Of(text))?.Value);

    [Theory]
    [InlineData("Antragsberechtigt sind Landkreise, Zweckverbände und kommunale Unternehmen.", "County,SpecialPurposeAssociation,MunicipalCompany")]
    [InlineData("Antragsberechtigt sind\n\n- Hochschulen und\n- Gebietskörperschaften.", "Municipality,City,County")]
    [InlineData("Antragsberechtigt sind\n\n- Einrichtungen der Kommunen und Länder.", "")]
    [InlineData("Nicht antragsberechtigt sind Landkreise.", "")]
    [InlineData("Landkreise profitieren von dem Programm.", "")]
    public void Municipal_applicants(string text, string expected) => Assert.Equal(expected, string.Join(',', ApplicationTerms.Municipal(Statements.Of(text)).Select(r => r.Value)));

    [Theory]
    [InlineData("Kommunen in der Haushaltssicherung sind ausgeschlossen.", BudgetSecurity.No)]
    [InlineData("Kommunen mit Haushaltssicherungskonzept legen eine Bestätigung der Kommunalaufsicht vor.", BudgetSecurity.WithConfirmation)]
    [InlineData("Auch Kommunen in der Haushaltssicherung sind antragsberechtigt.", BudgetSecurity.Yes)]
    [InlineData("Das Haushaltssicherungskonzept ist ein Plan.", null)]
    public void Budget_supervision(string text, BudgetSecurity? expected) => Assert.Equal(expected, ApplicationTerms.Supervised(Statements.Of(text))?.Value);

    [Theory]
    [InlineData("Antragsberechtigt sind Gemeinden mit weniger als 10.000 Einwohnern.", null, 9_999)]
    [InlineData("Antragsberechtigt sind Städte ab 20.000 Einwohner.", 20_000, null)]
    [InlineData("Antragsberechtigt sind Kommunen mit 5.000 bis 8.000 Menschen.", null, null)]
    [InlineData("Antragsberechtigt sind Gemeinden bis zu 5.000 Einwohner und Zweckverbände.", null, null)]
    public void Inhabitants(string text, int? least, int? most)
    {
        var (from, to) = ApplicationTerms.Inhabitants(Statements.Of(text));
        Assert.Equal((least, most), (from?.Value, to?.Value));
    }

    [Theory]
    [InlineData("Anträge werden in der Reihenfolge ihres Eingangs bearbeitet. Die Vergabe folgt der Reihenfolge des Eingangs.", Selection.FirstCome)]
    [InlineData("Es gilt das Windhundverfahren.", Selection.FirstCome)]
    [InlineData("Die Auswahl erfolgt in einem wettbewerblichen Verfahren.", Selection.Competition)]
    [InlineData("Bei zu vielen Anträgen gibt es ein Losverfahren.", Selection.Lottery)]
    [InlineData("Das Programm stärkt die Wettbewerbsfähigkeit.", null)]
    public void Selection_of_applications(string text, Selection? expected) => Assert.Equal(expected, ApplicationTerms.Chosen(Statements.Of(text))?.Value);

    [Theory]
    [InlineData("Das Verfahren ist zweistufig.", 2)]
    [InlineData("Das Verfahren ist einstufig.", 1)]
    [InlineData("Das Verfahren ist für Studien einstufig und für Umbauten zweistufig.", null)]
    public void Stages(string text, int? expected) => Assert.Equal(expected, ApplicationTerms.Stages(Statements.Of(text))?.Value);

    [Theory]
    [InlineData("Diese Richtlinie tritt am 1. Mai 2026 in Kraft und am 30. April 2029 außer Kraft.", "2029-04-30")]
    [InlineData("Die Laufzeit dieser Förderrichtlinie ist bis zum 31. Dezember 2028 befristet.", "2028-12-31")]
    [InlineData("Diese Richtlinie tritt morgen in Kraft. Sie gilt nicht über den 31. Dezember 2027 hinaus.", "2027-12-31")]
    [InlineData("Die Richtlinie gilt bis zum 30.6.2027.", "2027-06-30")]
    [InlineData("Gleichzeitig tritt die bisherige Richtlinie mit Ablauf des 31. Dezember 2025 außer Kraft.", null)]
    [InlineData("Die Laufzeit dieser Richtlinie verlängert sich, aber nicht über den 31. Dezember 2030 hinaus.", null)]
    [InlineData("Die Stelle ist neu. Sie ist bis zum 31. Dezember 2027 befristet.", null)]
    [InlineData("Diese Richtlinie gilt bis zum 31.12.2027. Diese Richtlinie gilt bis zum 31.12.2028.", null)]
    public void The_end_of_a_guideline(string text, string? expected) => Assert.Equal(expected, GuidelineValidity.To(Statements.Of(text))?.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
