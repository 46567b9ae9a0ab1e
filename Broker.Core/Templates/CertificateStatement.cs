namespace Broker.Core.Templates;

/// <summary>What whoever receives a certificate of insurance looks for in it.</summary>
public enum CertificateStatement { InsurerName, InsurerAddress, PolicyNumber, Holder, Period, Subject, Amounts, Signature }

public enum StatementState { Missing, ByTag, ByWords, ByPicture }

/// <param name="Tags">The names that would carry it, in French, for whoever is to add it; a plus parts those that are needed together. None when only words can.</param>
/// <param name="Found">The tag that carries it, as written.</param>
/// <param name="Words">The document's own words that somebody of the firm says carry it.</param>
/// <param name="By">Who says so.</param>
public sealed record StatementRow(
    CertificateStatement Statement, StatementState State, bool Required, IReadOnlyList<string> Tags, string? Found = null, string? Words = null, string? By = null, DateTime? At = null)
{
    public bool Lacks => Required && State == StatementState.Missing;
}
