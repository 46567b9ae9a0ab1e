using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhatThePortalOpensToClients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "SignInSessions",
                type: "TEXT",
                maxLength: 45,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Lasts",
                table: "SignInSessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "Remembered",
                table: "SignInSessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Help",
                table: "Risks",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PublicName",
                table: "Risks",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Published",
                table: "Risks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Answers",
                table: "Quotes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CommandId",
                table: "Quotes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RequestedAt",
                table: "Quotes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedBy",
                table: "Quotes",
                type: "TEXT",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RequestedById",
                table: "Quotes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TakenAt",
                table: "Quotes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wish",
                table: "Quotes",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SecondFactor",
                table: "Firms",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Administrators");

            migrationBuilder.AddColumn<string>(
                name: "SignInWays",
                table: "Firms",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Both");

            migrationBuilder.AddColumn<DateTime>(
                name: "AcknowledgedAt",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcknowledgedBy",
                table: "Documents",
                type: "TEXT",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ClaimId",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "QuoteId",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UploadId",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "Claims",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CommandId",
                table: "Claims",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsTheft",
                table: "Claims",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "KnownOn",
                table: "Claims",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "OccurredAt",
                table: "Claims",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PreDeclaredAt",
                table: "Claims",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PreDeclaredBy",
                table: "Claims",
                type: "TEXT",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PreDeclaredById",
                table: "Claims",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DoorTallies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorTallies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DraftFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UploadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Removed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftFiles_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_Passkeys_People_UserId",
                        column: x => x.UserId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProspectRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    LastName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Company = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    PostalCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProspectRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProspectRequests_OneTimeLinks_LinkId",
                        column: x => x.LinkId,
                        principalTable: "OneTimeLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RiskQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RiskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Help = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Required = table.Column<bool>(type: "INTEGER", nullable: false),
                    Choices = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RiskQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RiskQuestions_Risks_RiskId",
                        column: x => x.RiskId,
                        principalTable: "Risks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignInCodes_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignInRecords_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpaceDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CommandId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpaceDrafts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_CommandId",
                table: "Quotes",
                column: "CommandId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_OnePrimary",
                table: "Memberships",
                column: "ClientId",
                unique: true,
                filter: "\"Group\" = 'Primary' AND \"Active\"");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ClientId_ClaimId",
                table: "Documents",
                columns: new[] { "ClientId", "ClaimId" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ClientId_UploadId",
                table: "Documents",
                columns: new[] { "ClientId", "UploadId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_QuoteId",
                table: "Documents",
                column: "QuoteId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_CommandId",
                table: "Claims",
                column: "CommandId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DoorTallies_Key",
                table: "DoorTallies",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DoorTallies_Until",
                table: "DoorTallies",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_DraftFiles_ClientId_PersonId_Form",
                table: "DraftFiles",
                columns: new[] { "ClientId", "PersonId", "Form" });

            migrationBuilder.CreateIndex(
                name: "IX_DraftFiles_ClientId_UploadId",
                table: "DraftFiles",
                columns: new[] { "ClientId", "UploadId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DraftFiles_FileId",
                table: "DraftFiles",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_UserId",
                table: "Passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ProspectRequests_LinkId",
                table: "ProspectRequests",
                column: "LinkId");

            migrationBuilder.CreateIndex(
                name: "IX_RiskQuestions_RiskId",
                table: "RiskQuestions",
                column: "RiskId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInCodes_PersonId_EndedAt",
                table: "SignInCodes",
                columns: new[] { "PersonId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInRecords_At",
                table: "SignInRecords",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SignInRecords_PersonId_At",
                table: "SignInRecords",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SpaceDrafts_ClientId_PersonId_Form",
                table: "SpaceDrafts",
                columns: new[] { "ClientId", "PersonId", "Form" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpaceDrafts_KeptAt",
                table: "SpaceDrafts",
                column: "KeptAt");

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_Claims_ClientId_ClaimId",
                table: "Documents",
                columns: new[] { "ClientId", "ClaimId" },
                principalTable: "Claims",
                principalColumns: new[] { "ClientId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_Quotes_QuoteId",
                table: "Documents",
                column: "QuoteId",
                principalTable: "Quotes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Documents_Claims_ClientId_ClaimId",
                table: "Documents");

            migrationBuilder.DropForeignKey(
                name: "FK_Documents_Quotes_QuoteId",
                table: "Documents");

            migrationBuilder.DropTable(
                name: "DoorTallies");

            migrationBuilder.DropTable(
                name: "DraftFiles");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "ProspectRequests");

            migrationBuilder.DropTable(
                name: "RiskQuestions");

            migrationBuilder.DropTable(
                name: "SignInCodes");

            migrationBuilder.DropTable(
                name: "SignInRecords");

            migrationBuilder.DropTable(
                name: "SpaceDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_CommandId",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_OnePrimary",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ClientId_ClaimId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ClientId_UploadId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_QuoteId",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Claims_CommandId",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "Lasts",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "Remembered",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "Help",
                table: "Risks");

            migrationBuilder.DropColumn(
                name: "PublicName",
                table: "Risks");

            migrationBuilder.DropColumn(
                name: "Published",
                table: "Risks");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "CommandId",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "RequestedAt",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "RequestedBy",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "RequestedById",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "TakenAt",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "Wish",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "SecondFactor",
                table: "Firms");

            migrationBuilder.DropColumn(
                name: "SignInWays",
                table: "Firms");

            migrationBuilder.DropColumn(
                name: "AcknowledgedAt",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "AcknowledgedBy",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ClaimId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "QuoteId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "UploadId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "CommandId",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "IsTheft",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "KnownOn",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "OccurredAt",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "PreDeclaredAt",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "PreDeclaredBy",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "PreDeclaredById",
                table: "Claims");
        }
    }
}
