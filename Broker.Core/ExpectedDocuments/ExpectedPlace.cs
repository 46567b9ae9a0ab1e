namespace Broker.Core.ExpectedDocuments;

/// <summary>What kind of file asks for something.</summary>
public enum ExpectedPlace { Contract, Sale, Claim }
