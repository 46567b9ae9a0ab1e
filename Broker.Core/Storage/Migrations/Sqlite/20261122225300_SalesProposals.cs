using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SalesProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ProposalId",
                table: "Quotes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Colour",
                table: "ListValues",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Outcome",
                table: "ListValues",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProposalId",
                table: "ExpectedDocuments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RiskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HandlerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CreatedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    LostBecause = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 21, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                    table.UniqueConstraint("AK_Proposals_ClientId_Id", x => new { x.ClientId, x.Id });
                    table.ForeignKey(
                        name: "FK_Proposals_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Proposals_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proposals_ListValues_StageId",
                        column: x => x.StageId,
                        principalTable: "ListValues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proposals_People_HandlerId",
                        column: x => x.HandlerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proposals_Risks_RiskId",
                        column: x => x.RiskId,
                        principalTable: "Risks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdviceSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Needs = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    QuoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WrittenBy = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeliveredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DeliveredBy = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdviceSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdviceSheets_Documents_ClientId_DocumentId",
                        columns: x => new { x.ClientId, x.DocumentId },
                        principalTable: "Documents",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdviceSheets_Proposals_ClientId_ProposalId",
                        columns: x => new { x.ClientId, x.ProposalId },
                        principalTable: "Proposals",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdviceSheets_Quotes_ClientId_QuoteId",
                        columns: x => new { x.ClientId, x.QuoteId },
                        principalTable: "Quotes",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_ClientId_ProposalId",
                table: "Quotes",
                columns: new[] { "ClientId", "ProposalId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ClientId_ProposalId",
                table: "ExpectedDocuments",
                columns: new[] { "ClientId", "ProposalId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ProposalId_ListedId",
                table: "ExpectedDocuments",
                columns: new[] { "ProposalId", "ListedId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AdviceSheets_ClientId_DocumentId",
                table: "AdviceSheets",
                columns: new[] { "ClientId", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_AdviceSheets_ClientId_ProposalId",
                table: "AdviceSheets",
                columns: new[] { "ClientId", "ProposalId" });

            migrationBuilder.CreateIndex(
                name: "IX_AdviceSheets_ClientId_QuoteId",
                table: "AdviceSheets",
                columns: new[] { "ClientId", "QuoteId" });

            migrationBuilder.CreateIndex(
                name: "IX_AdviceSheets_ProposalId_Edition",
                table: "AdviceSheets",
                columns: new[] { "ProposalId", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_ClientId_ContractId",
                table: "Proposals",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_ClientId_CreatedOn",
                table: "Proposals",
                columns: new[] { "ClientId", "CreatedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_ContractId",
                table: "Proposals",
                column: "ContractId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_HandlerId",
                table: "Proposals",
                column: "HandlerId");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Number",
                table: "Proposals",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Open",
                table: "Proposals",
                column: "RiskId",
                filter: "\"ClosedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_StageId_MovedAt_Id",
                table: "Proposals",
                columns: new[] { "StageId", "MovedAt", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_ExpectedDocuments_Proposals_ClientId_ProposalId",
                table: "ExpectedDocuments",
                columns: new[] { "ClientId", "ProposalId" },
                principalTable: "Proposals",
                principalColumns: new[] { "ClientId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Quotes_Proposals_ClientId_ProposalId",
                table: "Quotes",
                columns: new[] { "ClientId", "ProposalId" },
                principalTable: "Proposals",
                principalColumns: new[] { "ClientId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ExpectedDocuments_Proposals_ClientId_ProposalId",
                table: "ExpectedDocuments");

            migrationBuilder.DropForeignKey(
                name: "FK_Quotes_Proposals_ClientId_ProposalId",
                table: "Quotes");

            migrationBuilder.DropTable(
                name: "AdviceSheets");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_ClientId_ProposalId",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_ExpectedDocuments_ClientId_ProposalId",
                table: "ExpectedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_ExpectedDocuments_ProposalId_ListedId",
                table: "ExpectedDocuments");

            migrationBuilder.DropColumn(
                name: "ProposalId",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "Colour",
                table: "ListValues");

            migrationBuilder.DropColumn(
                name: "Outcome",
                table: "ListValues");

            migrationBuilder.DropColumn(
                name: "ProposalId",
                table: "ExpectedDocuments");
        }
    }
}
