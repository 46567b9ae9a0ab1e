namespace Broker.Core.ExpectedDocuments;

/// <summary>What a contract's documents write into its client's history: the contract's number, the document's name, then the values named.</summary>
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
}
