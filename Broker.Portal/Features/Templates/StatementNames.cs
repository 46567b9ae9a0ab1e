using System.Globalization;
using Broker.Core.Templates;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Templates;

/// <summary>What statements of certificates are called: within a sentence, and standing by themselves.</summary>
public static class StatementNames
{
    public static string Worded(this ProblemTexts texts, CertificateStatement statement) => texts.Of($"CertificateStatement.{statement}", []);

    public static string Named(this ProblemTexts texts, CertificateStatement statement) => texts.Worded(statement) is { Length: > 0 } words ? char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..] : "";
}
