namespace FundingDirectory.Core.Domain;

// The closed code lists. In JSON each value is its name in camelCase; German labels and official codes are in Vocabulary.

/// <summary>What an entry is: money, advice, knowledge or an example.</summary>
public enum EntryKind { FundingProgramme, CompetenceCentre, Article, UseCase }

/// <summary>Editorial state of an entry. Withdrawn: its source no longer lists it; it stays readable with its last state.</summary>
public enum EntryStatus { Published, Withdrawn, Archived }

/// <summary>Who gives the money (Fördergeber-Ebene).</summary>
public enum FundingLevel { Unknown, Eu, Federal, State, Municipal, Private }

/// <summary>What a programme or project is about: the directory's own short list for AI and digital work in municipalities.</summary>
public enum Topic { CitizenService, Documents, Data, SmartCity, Administration, Security, Skills, Infrastructure }

/// <summary>What a guide explains: the questions of law and organisation that come with AI and digital projects.</summary>
public enum GuidanceTheme { FundingBasics, EarlyStart, OwnContribution, Cumulation, ProofOfUse, AiAct, AiLiteracy, DataProtection, Ethics, Procurement, DataQuality, StaffInvolvement, Security }

/// <summary>How far a project is (Projektphase).</summary>
public enum Phase { Advice, Concept, Qualification, Pilot, Implementation, Operation, Reuse }

/// <summary>In which form help is given (Finanzierungsform); Advice and Network are help without money.</summary>
public enum FundingType { Unknown, Grant, Loan, Equity, Guarantee, TaxRelief, Prize, Advice, Network, Other }

/// <summary>Who may apply (Antragsberechtigte).</summary>
public enum ApplicantType
{
    /// <summary>Town or municipality within a county (kreisangehörige Stadt oder Gemeinde).</summary>
    Municipality,
    /// <summary>City that is its own county (kreisfreie Stadt).</summary>
    City,
    County,
    /// <summary>Amt, Verbandsgemeinde, Samtgemeinde and alike.</summary>
    MunicipalAssociation,
    /// <summary>Zweckverband.</summary>
    SpecialPurposeAssociation,
    MunicipalCompany, PublicInstitution, University, ResearchInstitution, EducationInstitution, Company, Association, Individual, Startup
}

/// <summary>Whether partners are needed (Verbund).</summary>
public enum Consortium { Unknown, None, Possible, Required }

/// <summary>Whether municipalities under budget supervision (Haushaltssicherung) may apply.</summary>
public enum BudgetSecurity { Unknown, Yes, No, WithConfirmation }

/// <summary>When a funding rate holds. ApplicantGroup: only for the applicants listed beside it.</summary>
public enum RateCondition { Regular, FinanciallyWeak, StructurallyWeak, Consortium, ApplicantGroup, Other }

/// <summary>To what an amount refers.</summary>
public enum AmountPer { Unknown, Project, Year, Applicant }

/// <summary>Which costs are eligible (förderfähige Ausgaben).</summary>
public enum CostKind { Personnel, Material, Investment, ExternalServices, Licences, Training, Operation }

/// <summary>How a programme sets its deadlines (record of the official wording, not of the calendar).</summary>
public enum DeadlineModel { Unknown, Single, TwoStage, CutOffs, Annual, Rolling, UntilFundsEnd, Closed }

/// <summary>What is due in a round: an outline (Skizze), the application (Antrag) or a cut-off date (Stichtag).</summary>
public enum RoundKind { Application, Outline, CutOff }

/// <summary>Who decided a value: a rule that read the source, or a person.</summary>
public enum DecidedBy { Source, Rule, Editor }

/// <summary>Whether one can apply, computed for a given day and never stored.</summary>
public enum OpennessState { Unknown, Open, ClosingSoon, Rolling, Upcoming, Closed }

/// <summary>How applications are chosen (Auswahl). FirstCome is the «Windhundverfahren».</summary>
public enum Selection { Unknown, Individual, Competition, FirstCome, Entitlement, Lottery }

/// <summary>Whether work may begin before the grant is approved (Vorhabenbeginn).</summary>
public enum EarlyStart { Unknown, NotBeforeApproval, NotBeforeApplication, OnRequest, Free }

/// <summary>Whether other money may be added (Kumulierung).</summary>
public enum Cumulation { Unknown, Allowed, Limited, Forbidden }

/// <summary>State aid basis (Beihilferecht).</summary>
public enum StateAid { Unknown, None, DeMinimis, BlockExemption, GeneralInterest }

/// <summary>How clearly a programme fits AI and digital projects.</summary>
public enum AiFit { Unknown, Explicit, Digital, OpenToTopics, None }

/// <summary>What a link leads to.</summary>
public enum LinkRole { Information, Guideline, Application, Source, Contact, Publication }

/// <summary>How well a fact is evidenced: seen on a stored page, from a secondary source only, or general knowledge to be checked.</summary>
public enum EvidenceGrade { Seen, Secondary, Unverified }
