using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.ExpectedDocuments;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Contracts whose file is not complete; beneath, those with something received that nobody has looked at.</summary>
public sealed class MissingDocumentsTile(MissingDocumentsQuery query) : Tile<MissingDocumentsQuery.Figures>
{
    public override string Key => "missing-documents";
    public override int Order => 48;
    public override string Icon => "folder";
    public override Permission? UsualWith => Permission.ViewClients;
    public override Subjects About => MissingDocumentsQuery.About;

    protected override Task<MissingDocumentsQuery.Figures> AskAsync(Caller me) => query.RunAsync(me);

    protected override Face Draw(MissingDocumentsQuery.Figures answer, TileInk ink) => ink.Figure(answer.Contracts, "/missing-documents",
        new(ink.Counted(answer.Documents, "note.document", "note.documents"), Href: "/missing-documents"),
        new(ink.Counted(answer.ToCheck, "note.to-check", "note.to-check-many"), answer.ToCheck > 0 ? Kit.Tone.Warn : Kit.Tone.Plain, "/missing-documents?which=ToCheck"));
}
