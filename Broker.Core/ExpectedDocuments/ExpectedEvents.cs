namespace Broker.Core.ExpectedDocuments;

/// <summary>What a file's documents write into its client's history: the contract's, sale's or claim's number, the document's name, then the values named.</summary>
public static class ExpectedEvents
{
    /// <summary>Brought by the client: the file's name.</summary>
    public const string Received = "contract.document-received";
    public const string Accepted = "contract.document-accepted";

    /// <summary>Why.</summary>
    public const string Refused = "contract.document-refused", Waived = "contract.document-waived";
    public const string Reopened = "contract.document-reopened";

    /// <summary>Last day it was good.</summary>
    public const string Expired = "contract.document-expired";

    private static readonly Dictionary<string, (string Sale, string Claim)> Others = new()
    {
        [Received] = ("quote.document-received", "claim.document-received"),
        [Accepted] = ("quote.document-accepted", "claim.document-accepted"),
        [Refused] = ("quote.document-refused", "claim.document-refused"),
        [Waived] = ("quote.document-waived", "claim.document-waived"),
        [Reopened] = ("quote.document-reopened", "claim.document-reopened"),
        [Expired] = ("quote.document-expired", "claim.document-expired"),
    };

    /// <summary>As it is said of that kind of file: of sales and claims only those are told who may see them.</summary>
    public static string Of(ExpectedPlace place, string code) => place switch
    {
        ExpectedPlace.Contract => code,
        ExpectedPlace.Sale => Others[code].Sale,
        _ => Others[code].Claim,
    };
}
