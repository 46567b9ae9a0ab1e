namespace Broker.Core.Common;

/// <summary>What the search box tells apart, in the order it shows them.</summary>
public enum SearchKind { Client, Contact, Contract, Vehicle, Receipt, Claim }

/// <summary>A row the search box finds. What it is found by is kept beside it, folded, and follows it in the same save.</summary>
public interface ISearched
{
    SearchKind SearchKind { get; }

    /// <summary>What one may type for it, whole or in part; what it is called by comes first.</summary>
    IEnumerable<string?> SearchValues { get; }

    /// <summary>Names, whose words are found even when mistyped. Numbers are not: the one beside it is another's.</summary>
    string? SearchNames => null;

    /// <summary>Where it stands in lists, by name and by town, if one looks through long lists of its kind for a word.</summary>
    (string ByName, string ByCity)? SearchOrder => null;
}
